package dev.waystone.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as a handler gets it.
 *
 * @param eventId names the event itself, the same however often it arrives: the reference for an effect outside
 * @param aggregateId the aggregate that it tells of
 * @param sequence the aggregate's version after the change
 * @param tenant whose event it is; also the tenant of the handler's transaction
 * @param type its CloudEvents type
 * @param time when it was published, by the producer's clock
 * @param data its fields, as far as this consumer reads them
 */
public record Received<T>(
        UUID eventId, UUID aggregateId, long sequence, String tenant, String type, Instant time, T data) {}
