package dev.waystone.events.internal;

import dev.waystone.events.internal.Arrival.Incoming;
import dev.waystone.events.internal.Arrival.Unreadable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies what could not be applied to {@code <topic>.<consumer>.dlt}, by the outbox, so in the caller's transaction. */
final class DeadLetters {

    private final OutboxWriter outbox;
    private final String topic;
    private final String deadLetters;

    DeadLetters(OutboxWriter outbox, String consumer, String topic) {
        this.outbox = outbox;
        this.topic = topic;
        this.deadLetters = topic + "." + consumer + ".dlt";
    }

    void copy(Incoming event, String reason) {
        byte[] payload = event.payload();
        outbox.add(new OutboxInsert(
                Buckets.of(event.aggregateId()),
                deadLetters,
                event.aggregateId().toString(),
                event.aggregateId(),
                event.sequence(),
                event.eventId(),
                event.type(),
                event.tenant(),
                headers(event.headers(), reason, event, payload),
                bounded(payload)));
    }

    void copy(Unreadable record) {
        byte[] payload = record.payload();
        outbox.add(OutboxInsert.alone(
                deadLetters,
                record.key(),
                headers(record.headers(), record.reason(), record, payload),
                bounded(payload)));
    }

    private Map<String, String> headers(
            Map<String, String> original, String reason, Arrival arrival, byte @Nullable [] payload) {
        Map<String, String> headers = new LinkedHashMap<>(original);
        headers.put(Headers.REASON, reason);
        headers.put(
                Headers.ORIGIN,
                arrival.offset() < 0 ? topic : topic + "/" + arrival.partition() + "/" + arrival.offset());
        if (bounded(payload) != payload) {
            headers.put(Headers.TRUNCATED, "true");
        }
        return headers;
    }

    /** What Kafka would refuse for its size stays in the database alone. */
    private static byte @Nullable [] bounded(byte @Nullable [] payload) {
        return payload == null || payload.length <= OutboxOfService.MOST_BYTES ? payload : null;
    }
}
