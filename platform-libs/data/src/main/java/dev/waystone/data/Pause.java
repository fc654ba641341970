package dev.waystone.data;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Leaves something alone for a while after it has failed. Thread safe. */
class Pause {

    private final long nanos;
    private final LongSupplier clock;
    private volatile long until;

    Pause(Duration length, LongSupplier clock) {
        this.nanos = length.toNanos();
        this.clock = clock;
        this.until = clock.getAsLong();
    }

    boolean isOver() {
        return clock.getAsLong() - until >= 0;
    }

    void begin() {
        until = clock.getAsLong() + nanos;
    }
}
