package dev.waystone.events.internal;

import dev.waystone.core.Ids;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row to be written to the outbox; the tenant is null where a record did not name one. */
record OutboxInsert(
        short bucket,
        String topic,
        @Nullable String key,
        @Nullable UUID aggregateId,
        long sequence,
        UUID eventId,
        String type,
        @Nullable String tenant,
        Map<String, String> headers,
        byte @Nullable [] payload) {

    /** A row that belongs to no aggregate, for a dead letter topic. */
    static OutboxInsert alone(
            String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] payload) {
        return new OutboxInsert((short) 0, topic, key, null, 0, Ids.next(), "unreadable", null, headers, payload);
    }
}
