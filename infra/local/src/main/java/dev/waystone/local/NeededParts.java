package dev.waystone.local;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptor.StackPart;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parts of a stack that its services need: what their {@code needs.stack} names, the primary of a replica, and the receiver
 * of traces, to which every service sends its spans. Without services all: then tests come and ask.
 */
public final class NeededParts {

    /** In the order in which they are ready, as a rule. */
    private static final List<String> ALL =
            List.of("postgres", "redis", "replica", "token-issuer", "bank", "mailbox", "traces", "kafka");

    private NeededParts() {}

    /** The names of the parts, quickest first; {@code withUnleash} adds what a flag server keeps its state in. */
    public static List<String> of(Collection<Descriptor> services, boolean withUnleash) {
        if (services.isEmpty()) {
            return ALL;
        }
        Set<StackPart> parts = EnumSet.noneOf(StackPart.class);
        services.forEach(service -> parts.addAll(service.needs().stack()));
        if (withUnleash || parts.contains(StackPart.REPLICA)) {
            parts.add(StackPart.POSTGRES);
        }
        Set<String> names = parts.stream().map(NeededParts::name).collect(Collectors.toSet());
        names.add("traces");
        return ALL.stream().filter(names::contains).toList();
    }

    private static String name(StackPart part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
