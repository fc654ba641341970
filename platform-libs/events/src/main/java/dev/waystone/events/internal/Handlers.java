package dev.waystone.events.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.core.RequestContext;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import dev.waystone.events.Subscription.Handler;
import dev.waystone.events.TransientException;
import dev.waystone.events.internal.Arrival.Incoming;
import dev.waystone.faults.FaultPoint;
import dev.waystone.faults.InjectedFaultException;
import io.opentelemetry.api.trace.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads payloads and calls a subscription's handlers, in the caller's transaction. */
final class Handlers {

    private final Subscription subscription;
    private final ObjectMapper json;
    private final Consumer<RequestContext> enter;
    private final EventSpans spans;
    private final FaultPoint faults;

    Handlers(
            Subscription subscription,
            ObjectMapper json,
            Consumer<RequestContext> enter,
            EventSpans spans,
            FaultPoint faults) {
        this.subscription = subscription;
        this.json = json;
        this.enter = enter;
        this.spans = spans;
        this.faults = faults;
    }

    /**
     * Before a batch and its transaction: waits or fails, if this service was told to.
     *
     * @throws TransientException it was told to fail, so the batch comes again
     */
    void pass() {
        try {
            faults.pass("/events/" + subscription.topic());
        } catch (InjectedFaultException e) {
            throw new TransientException(e.getMessage(), e);
        }
    }

    boolean handles(String type) {
        return subscription.handler(type).isPresent();
    }

    /** The context of work for events of this topic. */
    RequestContext context(String tenant) {
        return RequestContext.of(tenant, "event:" + subscription.topic());
    }

    /** Begins an attempt at that many events. */
    Attempt attempt(int events) {
        return new Attempt(spans, subscription.topic(), events == 1);
    }

    /** Calls the hook with all events and then each one's handler, in order. */
    void apply(List<Incoming> events, Attempt attempt) {
        if (events.isEmpty()) {
            return;
        }
        List<Received<?>> received = new ArrayList<>(events.size());
        for (Incoming event : events) {
            received.add(received(event, handler(event)));
        }
        subscription.beforeBatch().accept(received);
        for (int i = 0; i < received.size(); i++) {
            Incoming event = events.get(i);
            Received<?> data = received.get(i);
            Span span = attempt.begin(event);
            enter.accept(context(event, span));
            attempt.call(span, () -> call(handler(event), data));
        }
    }

    private RequestContext context(Incoming event, Span span) {
        RequestContext ofTopic = context(event.tenant());
        String traceparent = EventSpans.traceparent(span, event.headers().get(Headers.TRACEPARENT));
        return new RequestContext(ofTopic.tenant(), ofTopic.actor(), traceparent, null);
    }

    private Handler<?> handler(Incoming event) {
        return subscription.handler(event.type()).orElseThrow();
    }

    private <T> Received<T> received(Incoming event, Handler<T> handler) {
        return new Received<>(
                event.eventId(),
                event.aggregateId(),
                event.sequence(),
                event.tenant(),
                event.type(),
                event.time(),
                data(event, handler.data()));
    }

    private <T> T data(Incoming event, Class<T> type) {
        try {
            T data = event.payload() == null ? null : json.readValue(event.payload(), type);
            if (data == null) {
                throw new UnreadablePayloadException("there is no payload");
            }
            return data;
        } catch (IOException e) { // the cause's message quotes the payload
            throw new UnreadablePayloadException("the payload is not readable as " + type.getName());
        }
    }

    @SuppressWarnings("unchecked") // the payload was read as the handler's own class
    private static <T> void call(Handler<T> handler, Received<?> received) {
        handler.action().accept((Received<T>) received);
    }

    /** The payload of an event does not fit the class that its handler reads. */
    static final class UnreadablePayloadException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadablePayloadException(String message) {
            super(message);
        }
    }
}
