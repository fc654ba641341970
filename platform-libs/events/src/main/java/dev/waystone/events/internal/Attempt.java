package dev.waystone.events.internal;

import dev.waystone.events.internal.Arrival.Incoming;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The spans of one attempt at a batch: they end when it is committed. Those of an attempt that is rolled back are forgotten, since
 * another one follows; only an event that fails alone leaves its span. For one thread.
 */
final class Attempt implements AutoCloseable {

    private final EventSpans spans;
    private final String topic;
    private final boolean alone;
    private final List<Span> begun = new ArrayList<>();
    private boolean committed;

    Attempt(EventSpans spans, String topic, boolean alone) {
        this.spans = spans;
        this.topic = topic;
        this.alone = alone;
    }

    /** The span of an event that is about to be handled. */
    Span begin(Incoming event) {
        Span span = spans.processing(topic, event);
        begun.add(span);
        return span;
    }

    /** Calls the handler in the span. */
    void call(Span span, Runnable handler) {
        try (Scope scope = span.makeCurrent()) {
            handler.run();
        } catch (RuntimeException | Error e) {
            EventSpans.fail(span, e);
            throw e;
        }
    }

    void committed() {
        committed = true;
    }

    @Override
    public void close() {
        if (committed) {
            begun.forEach(Span::end);
        } else if (alone) {
            begun.forEach(span -> span.setStatus(StatusCode.ERROR).end());
        }
    }
}
