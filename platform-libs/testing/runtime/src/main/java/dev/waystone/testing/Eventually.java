package dev.waystone.testing;

import java.time.Duration;

/**
 * Waits for what comes about by itself: an event that arrives, work that falls due, another process. Thread-safe.
 *
 * <pre>{@code
 * eventually(() -> assertThat(state(order)).isEqualTo("CONFIRMED"));
 * }</pre>
 */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 50;

    private Eventually() {}

    /**
     * Repeats an assertion until it holds, for a minute at most. Only an {@link AssertionError} is a reason to repeat.
     *
     * @throws AssertionError the assertion's own, of the last time
     */
    public static void eventually(Runnable assertion) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
