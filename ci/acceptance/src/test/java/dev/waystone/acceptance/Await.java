package dev.waystone.acceptance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for something to become true, never without a limit. */
final class Await {

    private static final Duration STEP = Duration.ofMillis(50);

    private Await() {}

    /** The first non-null answer; an error that names {@code what} when none came within {@code limit}. */
    static <T> T until(String what, Duration limit, Supplier<@Nullable T> probe) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            T found = probe.get();
            if (found != null) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + limit.toSeconds() + " s in vain: " + what);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    /** Waits until {@code probe} says yes. */
    static void yes(String what, Duration limit, Supplier<Boolean> probe) {
        until(what, limit, () -> probe.get() ? Boolean.TRUE : null);
    }

    /** Lets time pass; for outages of a stated length, not for hoping. */
    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
