package dev.waystone.events.internal;

import com.github.kagkarlsson.scheduler.task.Execution;
import dev.waystone.events.internal.Arrival.Incoming;
import dev.waystone.observability.Traceparent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Spans of events and due work, each a child of what caused it. Nothing begins a trace here: a record without one gets no span.
 * Names are those of OpenTelemetry's conventions for messaging. Thread-safe.
 */
final class EventSpans {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> AGGREGATE = AttributeKey.stringKey("waystone.aggregate.id");
    private static final AttributeKey<String> EVENT_ID = AttributeKey.stringKey("waystone.event.id");
    private static final AttributeKey<String> EVENT_TYPE = AttributeKey.stringKey("waystone.event.type");
    private static final AttributeKey<String> EVENT_SEQUENCE = AttributeKey.stringKey("waystone.event.sequence");
    private static final AttributeKey<String> TENANT = AttributeKey.stringKey("waystone.tenant");
    private static final AttributeKey<String> TASK = AttributeKey.stringKey("waystone.due.task");
    private static final AttributeKey<String> WORK = AttributeKey.stringKey("waystone.due.id");
    private static final AttributeKey<Long> WAIT = AttributeKey.longKey("waystone.due.wait_ms");
    private static final AttributeKey<Long> FAILURES = AttributeKey.longKey("waystone.due.failures");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Tracer tracer;

    EventSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.waystone.events");
    }

    /** The way of a row to its topic, from its writing on: it lasts as long as the event waited to be acknowledged. */
    Span sending(OutboxRow row) {
        Map<String, String> headers = row.headers();
        if (!headers.containsKey(Headers.TRACEPARENT)) {
            return Span.getInvalid();
        }
        Instant now = Instant.now();
        Instant written = row.createdAt().isBefore(now) ? row.createdAt() : now;
        SpanBuilder span = child("send " + row.topic(), SpanKind.PRODUCER, headers.get(Headers.TRACEPARENT))
                .setStartTimestamp(written);
        return describe(span.startSpan(), "send", row.topic(), headers);
    }

    /** The handling of an event; it lasts until its effect is committed. */
    Span processing(String topic, Incoming event) {
        String traceparent = event.headers().get(Headers.TRACEPARENT);
        return traceparent == null
                ? Span.getInvalid()
                : describe(
                        child("process " + topic, SpanKind.CONSUMER, traceparent)
                                .startSpan(),
                        "process",
                        topic,
                        event.headers());
    }

    /** One run of due work, which says how long it was overdue. */
    Span running(String task, String id, DueEnvelope work, Execution execution) {
        if (work.traceparent() == null) {
            return Span.getInvalid();
        }
        return child("run " + task, SpanKind.INTERNAL, work.traceparent())
                .startSpan()
                .setAttribute(TASK, task)
                .setAttribute(WORK, id)
                .setAttribute(TENANT, work.tenant())
                .setAttribute(FAILURES, (long) execution.consecutiveFailures)
                .setAttribute(WAIT, overdue(execution.executionTime));
    }

    /** The text by which others continue the span; what it was a child of if the span is not recorded. */
    static @Nullable String traceparent(Span span, @Nullable String parent) {
        return span.isRecording() ? Traceparent.of(span) : parent;
    }

    /** Marks a span as failed; says the class of the failure and nothing that it says. */
    static void fail(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR).setAttribute(ERROR, failure.getClass().getName());
    }

    private static long overdue(Instant dueAt) {
        return Math.max(0, Duration.between(dueAt, Instant.now()).toMillis());
    }

    private SpanBuilder child(String name, SpanKind kind, String traceparent) {
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(Traceparent.read(traceparent));
    }

    private static Span describe(Span span, String operation, String topic, Map<String, String> headers) {
        if (span.isRecording()) {
            span.setAttribute(SYSTEM, "kafka")
                    .setAttribute(DESTINATION, topic)
                    .setAttribute(OPERATION, operation)
                    .setAttribute(AGGREGATE, headers.get(Headers.SUBJECT))
                    .setAttribute(EVENT_ID, headers.get(Headers.ID))
                    .setAttribute(EVENT_TYPE, headers.get(Headers.TYPE))
                    .setAttribute(EVENT_SEQUENCE, headers.get(Headers.SEQUENCE))
                    .setAttribute(TENANT, headers.get(Headers.TENANT));
        }
        return span;
    }
}
