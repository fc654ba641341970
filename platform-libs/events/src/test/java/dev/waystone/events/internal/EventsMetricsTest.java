package dev.waystone.events.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.events.internal.EventsMetrics.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
}
