package dev.waystone.events.internal;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses that double from {@code min} to {@code max}.
 *
 * @param min the first pause
 * @param max the longest
 */
record Backoff(Duration min, Duration max) {

    /** The pause after so many failures in a row, one or more. */
    Duration after(int failures) {
        long factor = 1L << Math.clamp(failures - 1L, 0, 20);
        long millis = Math.min(max.toMillis(), min.toMillis() * factor);
        return Duration.ofMillis(millis);
    }

    /** The same, less up to a fifth, so that those that failed together do not come back together. */
    Duration jittered(int failures) {
        long millis = after(failures).toMillis();
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }
}
