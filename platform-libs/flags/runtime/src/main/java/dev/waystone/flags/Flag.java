package dev.waystone.flags;

/**
 * A flag as code names it, kept in a constant:
 *
 * <pre>{@code
 * static final Flag KNOWN_PRICES = Flag.named("purchase-orders.known-prices");
 * }</pre>
 *
 * <p>The build reads these constants: the name must be a literal that the service's {@code service.yaml} declares, and the
 * constant must be used. Immutable.
 */
public final class Flag {

    private final String name;

    private Flag(String name) {
        this.name = name;
    }

    /** The flag of this name. */
    public static Flag named(String name) {
        return new Flag(name);
    }

    /** Its name in {@code service.yaml} and at the source of its state. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
