package dev.waystone.events.internal;

import static dev.waystone.events.internal.Numbers.ADA;
import static dev.waystone.events.internal.Numbers.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.RequestContext;
import dev.waystone.events.DueWork;
import dev.waystone.events.Outcome;
import dev.waystone.events.internal.NumberEvent.NumberAdded;
import dev.waystone.events.internal.ReminderTask.Reminder;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventSpansTest {

    private static final String CAUSE = "b7ad6b7169203331";

    @Inject
    Numbers numbers;

    @Inject
    DueWork due;

    @Inject
    ReminderTask task;

    @Inject
    SeenSpans spans;

    private final UUID id = UUID.randomUUID();
    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final RequestContext traced =
            new RequestContext("ada-inc", "ada", "00-" + trace + "-" + CAUSE + "-01", null);

    @AfterEach
    void nothing_special() {
        ReminderTask.BEHAVIOUR.clear();
        NumberConsumer.FAULTS.clear();
    }

    @Test
    void an_event_is_sent_in_a_span_as_long_as_it_waited_and_handled_in_one_below_it() {
        Instant before = Instant.now();
        numbers.publish(traced, id, 1, new NumberAdded(1, "x"));

        eventually("both have ended", () -> spans.of(trace).size() == 2);
        SpanData sent = span("send numbers");
        SpanData handled = span("process numbers");
        assertThat(sent.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(sent.getParentSpanId()).isEqualTo(CAUSE);
        assertThat(sent.getStartEpochNanos())
                .as("from its writing on")
                .isBetween(nanos(before.minusMillis(50)), nanos(Instant.now()));
        assertThat(handled.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(handled.getParentSpanId()).isEqualTo(sent.getSpanId());
        for (SpanData span : List.of(sent, handled)) {
            assertThat(attribute(span, "waystone.aggregate.id")).isEqualTo(id.toString());
            assertThat(attribute(span, "waystone.event.type")).isEqualTo(NumberEvent.ADDED);
            assertThat(attribute(span, "waystone.event.sequence")).isEqualTo("1");
            assertThat(attribute(span, "waystone.tenant")).isEqualTo("ada-inc");
            assertThat(attribute(span, "messaging.system")).isEqualTo("kafka");
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        }
    }

    @Test
    void each_record_of_a_batch_has_a_span() {
        numbers.transact(traced, () -> {
            for (int version = 1; version <= 10; version++) {
                numbers.outbox.publish(id, version, new NumberAdded(version, "x"));
            }
        });

        eventually("all have ended", () -> spans.of(trace).size() == 20);
        assertThat(spans.of(trace).stream().filter(span -> span.getName().equals("process numbers")))
                .extracting(span -> attribute(span, "waystone.event.sequence"))
                .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    }

    @Test
    void what_no_trace_caused_has_no_span() {
        numbers.publish(ADA, id, 1, new NumberAdded(1, "x"));
        numbers.publish(traced, UUID.randomUUID(), 1, new NumberAdded(1, "x"));

        eventually("the other one has", () -> spans.of(trace).size() == 2);
        eventually("it is seen", () -> !numbers.seen("ada-inc", id).isEmpty());
        assertThat(numbers.rows("ada-inc", "SELECT traceparent FROM number_seen WHERE aggregate_id = ?", id)
                        .getFirst())
                .containsEntry("traceparent", null);
    }

    @Test
    void a_poison_event_leaves_one_span_that_failed_and_says_nothing_that_was_in_it() {
        NumberConsumer.FAULTS.put(id, event -> {
            throw new IllegalArgumentException("secret " + event.data());
        });
        numbers.publish(traced, id, 1, new NumberAdded(1, "x"));

        eventually(
                "it has failed",
                () -> spans.of(trace).stream().anyMatch(span -> span.getStatus().getStatusCode() == StatusCode.ERROR));
        SpanData failed = span("process numbers");
        assertThat(attribute(failed, "error.type")).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(failed.toString()).doesNotContain("secret");
    }

    @Test
    void due_work_runs_in_a_span_below_its_cause_that_says_how_long_it_waited() {
        numbers.transact(traced, () -> due.schedule(task, id.toString(), new Reminder("x"), Instant.now()));

        eventually("it ran", () -> !spans.of(trace).isEmpty());
        SpanData run = span("run reminder");
        assertThat(run.getParentSpanId()).isEqualTo(CAUSE);
        assertThat(attribute(run, "waystone.due.id")).isEqualTo(id.toString());
        assertThat(run.getAttributes().get(AttributeKey.longKey("waystone.due.wait_ms")))
                .isBetween(0L, 10_000L);
        assertThat(run.getAttributes().get(AttributeKey.longKey("waystone.due.failures")))
                .isZero();
    }

    @Test
    void each_run_of_failing_work_is_a_span_of_its_own() {
        ReminderTask.BEHAVIOUR.put(id.toString(), run -> {
            if (run.failures() == 0) {
                throw new java.io.IOException("secret");
            }
            return Outcome.done();
        });
        numbers.transact(traced, () -> due.schedule(task, id.toString(), new Reminder("x"), Instant.now()));

        eventually("it ran twice", () -> spans.of(trace).size() == 2);
        assertThat(spans.of(trace))
                .extracting(span -> span.getStatus().getStatusCode())
                .containsExactly(StatusCode.ERROR, StatusCode.UNSET);
        assertThat(spans.of(trace).toString()).doesNotContain("secret");
    }

    private SpanData span(String name) {
        List<SpanData> named = spans.of(trace).stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(named).as(name).hasSize(1);
        return named.getFirst();
    }

    private static String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    private static long nanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }
}
