package dev.waystone.events.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.events.internal.EventsMetrics.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventsMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EventsMetrics metrics = new EventsMetrics(registry);

    @Test
    void events_are_counted_by_topic_and_outcome() {
        metrics.count("orders", Outcome.GAP, 2);
        metrics.count("orders", Outcome.GAP, 1);
        metrics.count("orders", Outcome.APPLIED, 0);
        metrics.relayed(5);

        assertThat(registry.get("waystone.inbox.events")
                        .tags("topic", "orders", "outcome", "gap")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.find("waystone.inbox.events")
                        .tags("outcome", "applied")
                        .counter())
                .isNull();
        assertThat(registry.get("waystone.outbox.relayed").counter().count()).isEqualTo(5);
    }

    @Test
    void runs_of_due_work_are_counted_by_task_and_outcome() {
        metrics.ran("mail", dev.waystone.events.Outcome.parked());
        metrics.ran("mail", dev.waystone.events.Outcome.done());
        metrics.ran("mail", dev.waystone.events.Outcome.done());
        metrics.failed("mail");

        for (var expected : Map.of("parked", 1.0, "done", 2.0, "failed", 1.0).entrySet()) {
            assertThat(registry.get("waystone.due.runs")
                            .tags("task", "mail", "outcome", expected.getKey())
                            .counter()
                            .count())
                    .isEqualTo(expected.getValue());
        }
    }

    @Test
    void the_lag_is_the_age_in_seconds_of_the_oldest_event_not_sent() {
        assertThat(registry.get("waystone.outbox.lag").gauge().value()).isZero();

        metrics.oldest(Optional.of(Instant.now().minusSeconds(30)));

        assertThat(registry.get("waystone.outbox.lag").gauge().value()).isBetween(30.0, 35.0);
    }

    @Test
    void what_may_be_counted_is_shown_before_it_happens() {
        metrics.consumes("orders");
        metrics.runs("charge");

        assertThat(registry.find("waystone.inbox.events").counters()).hasSize(Outcome.values().length);
        assertThat(registry.find("waystone.inbox.parked").gauges()).hasSize(3);
        assertThat(registry.get("waystone.inbox.lag")
                        .tag("topic", "orders")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.find("waystone.due.runs").counters()).hasSize(4);
    }

    @Test
    void waits_lag_and_parked_events_are_measured() {
        metrics.acknowledged(Instant.now().minusSeconds(3));
        metrics.due("charge", Instant.now().plusSeconds(1));
        metrics.ran("charge", dev.waystone.events.Outcome.done());
        metrics.lag("orders", 12);
        metrics.parked("orders", "poison", 2);
        metrics.parked("orders", "poison", 1);

        assertThat(registry.get("waystone.outbox.wait").timer().totalTime(TimeUnit.SECONDS))
                .isBetween(3.0, 10.0);
        assertThat(registry.get("waystone.due.wait").timer().totalTime(TimeUnit.SECONDS))
                .as("early by another clock")
                .isZero();
        assertThat(registry.get("waystone.due.runs")
                        .tags("task", "charge", "outcome", "done")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("waystone.inbox.lag").gauge().value()).isEqualTo(12);
        assertThat(registry.get("waystone.inbox.parked").gauge().value()).isEqualTo(1);
    }
}
