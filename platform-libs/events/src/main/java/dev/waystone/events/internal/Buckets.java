package dev.waystone.events.internal;

import java.util.UUID;

/** The sixteen shares of the aggregates; all events of an aggregate are in one of them. */
final class Buckets {

    static final int COUNT = 16;

    private Buckets() {}

    static short of(UUID aggregateId) {
        return (short) ((aggregateId.hashCode() * 0x9E3779B9) >>> 28);
    }
}
