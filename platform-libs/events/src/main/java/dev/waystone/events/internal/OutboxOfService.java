package dev.waystone.events.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.core.Ids;
import dev.waystone.core.RequestContext;
import dev.waystone.data.CurrentRequest;
import dev.waystone.events.Event;
import dev.waystone.events.Outbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Makes CloudEvents of what the service publishes. */
final class OutboxOfService implements Outbox {

    /** Leaves room for headers within Kafka's default of 1 MiB. */
    static final int MOST_BYTES = 900_000;

    private final OutboxWriter writer;
    private final CurrentRequest request;
    private final ObjectMapper json;
    private final String topic;
    private final String source;

    OutboxOfService(OutboxWriter writer, CurrentRequest request, ObjectMapper json, String topic, String service) {
        this.writer = writer;
        this.request = request;
        this.json = json;
        this.topic = topic;
        this.source = "/" + service;
    }

    @Override
    public void publish(UUID aggregateId, long version, Event event) {
        RequestContext context = request.get();
        UUID eventId = Ids.next();
        String type = Event.typeOf(event.getClass());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Headers.SPEC_VERSION, "1.0");
        headers.put(Headers.ID, eventId.toString());
        headers.put(Headers.SOURCE, source);
        headers.put(Headers.TYPE, type);
        headers.put(Headers.TIME, Instant.now().toString());
        headers.put(Headers.SUBJECT, aggregateId.toString());
        headers.put(Headers.SEQUENCE, Long.toString(version));
        headers.put(Headers.TENANT, context.tenant());
        headers.put(Headers.CONTENT_TYPE, "application/json");
        if (context.traceparent() != null) {
            headers.put(Headers.TRACEPARENT, context.traceparent());
        }
        writer.add(new OutboxInsert(
                Buckets.of(aggregateId),
                topic,
                aggregateId.toString(),
                aggregateId,
                version,
                eventId,
                type,
                context.tenant(),
                headers,
                payload(type, event)));
    }

    private byte[] payload(String type, Event event) {
        byte[] payload;
        try {
            payload = json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(type + " cannot be written as JSON", e);
        }
        if (payload.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "%s has %d bytes as JSON, at most %d are allowed".formatted(type, payload.length, MOST_BYTES));
        }
        return payload;
    }
}
