package dev.waystone.events;

/**
 * A fact that a service publishes. A service declares one sealed interface that extends this one, with a nested record for
 * each fact; the records are its published contract and are written as JSON.
 *
 * <p>The CloudEvents type of a record is its package, its simple name and the version: {@code
 * org.acme.purchaseorders.PurchaseOrderPlaced.v1}. A change that old readers cannot take is a new record.
 */
public interface Event {

    /** The CloudEvents {@code type} of events of this class, e.g. {@code org.acme.purchaseorders.PurchaseOrderPlaced.v1}. */
    static String typeOf(Class<? extends Event> event) {
        return event.getPackageName() + "." + event.getSimpleName() + ".v1";
    }
}
