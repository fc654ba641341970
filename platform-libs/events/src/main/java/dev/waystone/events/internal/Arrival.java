package dev.waystone.events.internal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record from Kafka: an event, or something that does not say which aggregate, sequence or tenant it is about. */
sealed interface Arrival {

    /** Where it was on its topic. */
    int partition();

    /** Where it was on its partition. */
    long offset();

    /** An event whose envelope is whole; its payload has not been looked at. */
    record Incoming(
            int partition,
            long offset,
            UUID aggregateId,
            long sequence,
            String tenant,
            UUID eventId,
            String type,
            Instant time,
            Map<String, String> headers,
            byte @Nullable [] payload)
            implements Arrival {}

    /** A record without a usable envelope. */
    record Unreadable(
            int partition,
            long offset,
            String reason,
            @Nullable String key,
            Map<String, String> headers,
            byte @Nullable [] payload)
            implements Arrival {}
}
