package dev.waystone.cache;

import dev.waystone.core.Problems;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A load that is under way: one reader's work, for which others wait. Learns of changes that happen meanwhile. Thread safe. */
final class Flight<V> {

    private final CompletableFuture<Entry<V>> landing = new CompletableFuture<>();
    private final AtomicLong floor = new AtomicLong();
    private final long era;

    /** @param era of the near tier in which it begins */
    Flight(long era) {
        this.era = era;
    }

    long era() {
        return era;
    }

    void learn(long version) {
        floor.accumulateAndGet(version, Math::max);
    }

    boolean isOutdated(Entry<V> entry) {
        return entry.version() < floor.get();
    }

    void land(Entry<V> entry) {
        landing.complete(entry);
    }

    void fail(Throwable cause) {
        landing.completeExceptionally(cause);
    }

    /** What it brought; throws what the one who loads met. */
    Entry<V> await(Duration patience) {
        try {
            return landing.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the load failed", e.getCause());
        } catch (TimeoutException e) {
            throw Problems.unavailable("slow-load", "What was asked for takes too long to load.", patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a load", e);
        }
    }
}
