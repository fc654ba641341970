package dev.waystone.events.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the module counts, in Micrometer's terms: {@code waystone.outbox.relayed}, {@code waystone.outbox.lag} (seconds, age of the
 * oldest event not yet sent), {@code waystone.outbox.wait} (from the writing of an event to its acknowledgement), {@code
 * waystone.inbox.events} by topic and outcome, {@code waystone.inbox.lag} (records on the topic that wait for this instance), {@code
 * waystone.inbox.parked} (rows in the database, the same in every instance), {@code waystone.due.wait} and {@code waystone.due.runs}
 * by task. Thread-safe.
 */
final class EventsMetrics {

    static final List<String> PARKED_FOR = List.of("poison", "behind", "gap");

    private static final Duration[] WAITS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1)
    };

    /** What became of an event that was read. */
    enum Outcome {
        APPLIED,
        SKIPPED,
        DUPLICATE,
        POISON,
        BEHIND,
        GAP,
        DROPPED,
        REPLAYED;

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final MeterRegistry registry;
    private final Counter relayed;
    private final Timer wait;
    private final Map<String, AtomicLong> levels = new ConcurrentHashMap<>();
    private volatile Optional<Instant> oldest = Optional.empty();

    EventsMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.relayed = Counter.builder("waystone.outbox.relayed")
                .description("Events sent")
                .register(registry);
        this.wait = Timer.builder("waystone.outbox.wait")
                .description("From the writing of an event to its acknowledgement")
                .serviceLevelObjectives(WAITS)
                .register(registry);
        Gauge.builder("waystone.outbox.lag", this, EventsMetrics::lag)
                .baseUnit("seconds")
                .description("Age of the oldest event not yet sent")
                .register(registry);
    }

    /** Shows from the start on what may be counted for a topic that is consumed. */
    void consumes(String topic) {
        for (Outcome outcome : Outcome.values()) {
            counter(topic, outcome);
        }
        lag(topic, 0);
        PARKED_FOR.forEach(reason -> parked(topic, reason, 0));
    }

    /** Shows from the start on what may be counted for a task. */
    void runs(String task) {
        waitOf(task);
        List.of("done", "again", "parked", "failed").forEach(outcome -> runsOf(task, outcome));
    }

    void relayed(int events) {
        relayed.increment(events);
    }

    /** An event written at the time given was acknowledged now. */
    void acknowledged(Instant written) {
        wait.record(since(written));
    }

    /** When the oldest row of the last look at the outbox was written, empty when there was none. */
    void oldest(Optional<Instant> createdAt) {
        oldest = createdAt;
    }

    void count(String topic, Outcome outcome, int events) {
        if (events > 0) {
            counter(topic, outcome).increment(events);
        }
    }

    /** How many records of the topic wait for this instance. */
    void lag(String topic, long records) {
        level("waystone.inbox.lag", "Records that wait for this instance", topic, "")
                .set(records);
    }

    /** How many events of the topic are parked for the reason given. */
    void parked(String topic, String reason, long rows) {
        level("waystone.inbox.parked", "Events held back in the database", topic, reason)
                .set(rows);
    }

    /** Work of a task that was due at the time given begins. */
    void due(String task, Instant dueAt) {
        waitOf(task).record(since(dueAt));
    }

    /** A run of due work ended as it said. */
    void ran(String task, dev.waystone.events.Outcome outcome) {
        runsOf(task, outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** A run of due work failed. */
    void failed(String task) {
        runsOf(task, "failed").increment();
    }

    /** The age in seconds of the oldest event not yet sent. */
    double lag() {
        return oldest.map(at -> since(at).toMillis() / 1000.0).orElse(0.0);
    }

    private Counter counter(String topic, Outcome outcome) {
        return Counter.builder("waystone.inbox.events")
                .description("Events read, by what became of them")
                .tags("topic", topic, "outcome", outcome.label())
                .register(registry);
    }

    private Timer waitOf(String task) {
        return Timer.builder("waystone.due.wait")
                .description("From the time that work was due to its run")
                .serviceLevelObjectives(WAITS)
                .tag("task", task)
                .register(registry);
    }

    private Counter runsOf(String task, String outcome) {
        return Counter.builder("waystone.due.runs")
                .description("Runs of due work, by how they ended")
                .tags("task", task, "outcome", outcome)
                .register(registry);
    }

    private AtomicLong level(String name, String description, String topic, String reason) {
        return levels.computeIfAbsent(name + " " + topic + " " + reason, key -> {
            AtomicLong level = new AtomicLong();
            Gauge.Builder<AtomicLong> gauge = Gauge.builder(name, level, AtomicLong::get)
                    .description(description)
                    .tag("topic", topic);
            (reason.isEmpty() ? gauge : gauge.tag("reason", reason)).register(registry);
            return level;
        });
    }

    private static Duration since(Instant then) {
        Duration age = Duration.between(then, Instant.now());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
