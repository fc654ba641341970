package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that was inserted into an outbox and committed.
 *
 * @param topic where it is to be published
 * @param aggregateId the aggregate that published it, null for a record without one
 * @param sequence the version of the aggregate
 * @param eventId its CloudEvents id
 * @param type its CloudEvents type
 * @param tenant whose event it is, null if the row names none
 * @param data its payload
 */
public record OutboxEvent(
        String topic,
        @Nullable UUID aggregateId,
        long sequence,
        UUID eventId,
        String type,
        @Nullable String tenant,
        JsonNode data) {}
