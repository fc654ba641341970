package dev.waystone.flags;

import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What a request was told about flags, and will be told again. */
@RequestScoped
class Answers {

    private final Map<Flag, Boolean> states = new ConcurrentHashMap<>(2);
    private final Map<Flag, FlagVariant> variants = new ConcurrentHashMap<>(2);

    boolean isOn(Flag flag, Function<Flag, Boolean> lookUp) {
        return states.computeIfAbsent(flag, lookUp);
    }

    FlagVariant variant(Flag flag, Function<Flag, FlagVariant> lookUp) {
        return variants.computeIfAbsent(flag, lookUp);
    }
}
