package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.local.Ports;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Where a new service listens on a developer's machine. */
public final class FreePort {
    private static final int FIRST = 8101;
    private static final int LAST = 8199;

    private FreePort() {}

    /**
     * The first port from 8101 that no service and no part of the stack has.
     *
     * @param services ports of all services
     */
    public static int next(Collection<Integer> services) {
        SortedSet<Integer> taken = taken(services);
        return IntStream.rangeClosed(FIRST, LAST)
                .filter(port -> !taken.contains(port))
                .findFirst()
                .orElseThrow(
                        () -> new Failure("no port from " + FIRST + " to " + LAST + " is free; give one with --port"));
    }

    /** The ports of services and of the stack. */
    public static SortedSet<Integer> taken(Collection<Integer> services) {
        SortedSet<Integer> taken = new TreeSet<>(Ports.wellKnown(0).all().values());
        taken.addAll(services);
        return taken;
    }
}
