package dev.waystone.acceptance;

import java.time.Duration;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How old the prices were that customers were shown: for how long the next version had been there when they asked. Times are nanoTime.
 * Thread safe.
 */
final class PriceAges {

    private final ConcurrentNavigableMap<Integer, Long> madeAt = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<Integer, AtomicLong> lastAskedAt = new ConcurrentSkipListMap<>();
    private final AtomicInteger looks = new AtomicInteger();

    /** The version was there at that time at the latest; one that is left out was there when the next one was. */
    void changed(int version, long at) {
        madeAt.put(version, at);
    }

    /** Somebody who asked at that time was shown the version. */
    void shown(int version, long askedAt) {
        looks.incrementAndGet();
        lastAskedAt.computeIfAbsent(version, first -> new AtomicLong(askedAt)).accumulateAndGet(askedAt, Math::max);
    }

    /** How often somebody was shown one. */
    int looks() {
        return looks.get();
    }

    /** The age of the oldest price that somebody was shown. */
    Duration oldest() {
        return Duration.ofNanos(lastAskedAt.entrySet().stream()
                .mapToLong(shown -> {
                    var next = madeAt.higherEntry(shown.getKey());
                    return next == null ? 0 : Math.max(0, shown.getValue().get() - next.getValue());
                })
                .max()
                .orElse(0));
    }
}
