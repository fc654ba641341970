package dev.waystone.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * What a cache counts, by its name: {@code waystone.cache.requests} by result ({@code hit} and {@code stale} from this process,
 * {@code shared} from Redis, {@code miss}), {@code waystone.cache.loads} by outcome ({@code ok}, {@code failed}) with their time, and
 * {@code waystone.cache.evictions}. Thread safe.
 */
final class CacheMetrics {

    private final Counter hits;
    private final Counter stale;
    private final Counter shared;
    private final Counter misses;
    private final Counter evictions;
    private final Timer loads;
    private final Timer failures;

    CacheMetrics(MeterRegistry registry, String cache) {
        hits = requests(registry, cache, "hit");
        stale = requests(registry, cache, "stale");
        shared = requests(registry, cache, "shared");
        misses = requests(registry, cache, "miss");
        evictions = Counter.builder("waystone.cache.evictions")
                .description("Aggregates that left the process for want of room")
                .tag("cache", cache)
                .register(registry);
        loads = loads(registry, cache, "ok");
        failures = loads(registry, cache, "failed");
    }

    void hit(boolean fresh) {
        (fresh ? hits : stale).increment();
    }

    void shared(int aggregates) {
        shared.increment(aggregates);
    }

    void missed(int aggregates) {
        misses.increment(aggregates);
    }

    void evicted() {
        evictions.increment();
    }

    void loaded(boolean ok, Duration time) {
        (ok ? loads : failures).record(time);
    }

    private static Counter requests(MeterRegistry registry, String cache, String result) {
        return Counter.builder("waystone.cache.requests")
                .description("Aggregates asked for")
                .tag("cache", cache)
                .tag("result", result)
                .register(registry);
    }

    private static Timer loads(MeterRegistry registry, String cache, String outcome) {
        return Timer.builder("waystone.cache.loads")
                .description("Loads from where the truth is")
                .tag("cache", cache)
                .tag("outcome", outcome)
                .register(registry);
    }
}
