package dev.waystone.events.internal;

import dev.waystone.core.Ids;

/** The name of this process among the owners of leases and due work: readable, and never used twice. */
final class Owner {

    private Owner() {}

    static String name() {
        return ProcessHandle.current().pid() + "-" + Ids.next().toString().substring(24) + "-"
                + Long.toString(System.nanoTime() & 0xFFFFFF, 36);
    }
}
