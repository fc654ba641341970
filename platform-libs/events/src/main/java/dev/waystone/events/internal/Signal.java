package dev.waystone.events.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one sleeping thread; a signal given while it is awake ends its next sleep at once. Thread-safe. */
final class Signal {

    private final Semaphore given = new Semaphore(0);

    void give() {
        if (given.availablePermits() == 0) {
            given.release();
        }
    }

    /** Sleeps until a signal or the end of the time. */
    void await(Duration atMost) throws InterruptedException {
        if (given.tryAcquire(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS)) {
            given.drainPermits();
        }
    }
}
