package dev.waystone.flags;

import java.util.Optional;

/**
 * Which of an experiment's variants is shown.
 *
 * @param name the variant's name, {@value #NONE} if the flag is off or has no variants
 * @param payload what the variant carries, if it carries something
 */
public record FlagVariant(String name, Optional<String> payload) {

    /** The name of no variant, as Unleash has it. */
    public static final String NONE = "disabled";

    /** No variant. */
    public static FlagVariant none() {
        return new FlagVariant(NONE, Optional.empty());
    }
}
