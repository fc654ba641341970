package dev.waystone.flags;

import dev.waystone.core.Nearest;
import java.util.Map;

/**
 * The flags that {@code service.yaml} declares, as the build found them. Immutable.
 *
 * @param states by name, whether each is on as long as nobody said anything
 */
public record DeclaredFlags(Map<String, Boolean> states) {

    public DeclaredFlags {
        states = Map.copyOf(states);
    }

    /**
     * Whether the flag is on as long as nobody said anything.
     *
     * @throws IllegalArgumentException if it is not declared, which the build finds unless the flag was made by reflection
     */
    boolean byDefault(Flag flag) {
        Boolean on = states.get(flag.name());
        if (on == null) {
            throw new IllegalArgumentException("flag " + flag + " is not declared in service.yaml"
                    + Nearest.to(flag.name(), states.keySet())
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse(""));
        }
        return on;
    }
}
