package dev.waystone.events.internal;

import dev.waystone.core.Ids;

/** The name of this process among the owners of leases and due work: readable, and never used twice. */
final class Owner {

    static final String NAME = ProcessHandle.current().pid() + "-"
            + Ids.next().toString().replace("-", "").substring(12);

    private Owner() {}
}
