package dev.waystone.events.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What the module counts, in Micrometer's terms: {@code waystone.outbox.relayed}, {@code waystone.outbox.lag} (seconds, age of the
 * oldest event not yet sent), {@code waystone.inbox.events} by topic and outcome and {@code waystone.due.runs} by task and outcome.
 * Thread-safe.
 */
final class EventsMetrics {

    /** What became of an event that was read. */
    enum Outcome {
        APPLIED,
        SKIPPED,
        DUPLICATE,
        POISON,
        BEHIND,
        GAP,
        DROPPED,
        REPLAYED
    }

    private final MeterRegistry registry;
    private final Counter relayed;
    private volatile Optional<Instant> oldest = Optional.empty();

    EventsMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.relayed = Counter.builder("waystone.outbox.relayed")
                .description("Events sent")
                .register(registry);
        Gauge.builder("waystone.outbox.lag", this, EventsMetrics::lag)
                .baseUnit("seconds")
                .description("Age of the oldest event not yet sent")
                .register(registry);
    }

    void relayed(int events) {
        relayed.increment(events);
    }

    /** When the oldest row of the last look at the outbox was written, empty when there was none. */
    void oldest(Optional<Instant> createdAt) {
        oldest = createdAt;
    }

    void count(String topic, Outcome outcome, int events) {
        if (events > 0) {
            registry.counter(
                            "waystone.inbox.events",
                            "topic",
                            topic,
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT))
                    .increment(events);
        }
    }

    /** A run of due work ended as it said. */
    void ran(String task, dev.waystone.events.Outcome outcome) {
        due(task, outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    /** A run of due work failed. */
    void failed(String task) {
        due(task, "failed");
    }

    private void due(String task, String outcome) {
        registry.counter("waystone.due.runs", "task", task, "outcome", outcome).increment();
    }

    /** The age in seconds of the oldest event not yet sent. */
    double lag() {
        return oldest.map(at -> Math.max(0, Duration.between(at, Instant.now()).toMillis() / 1000.0))
                .orElse(0.0);
    }
}
