package dev.waystone.flags;

import java.util.List;
import java.util.stream.Collectors;

/** Tells the Dev UI how flags are turned at the moment. For dev mode alone, whose build makes it a bean; nothing else does. */
public class FlagStates {

    private final Flags flags;
    private final DeclaredFlags declared;

    FlagStates(Flags flags, DeclaredFlags declared) {
        this.flags = flags;
        this.declared = declared;
    }

    /** The declared flags that are on, then those that are off; each part is left out if it has none. */
    public String now() {
        var states = declared.states().keySet().stream()
                .sorted()
                .collect(Collectors.partitioningBy(name -> flags.isOn(Flag.named(name))));
        return List.of(words("on", states.get(true)), words("off", states.get(false))).stream()
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String words(String state, List<String> names) {
        return names.isEmpty() ? "" : state + ": " + String.join(", ", names);
    }
}
