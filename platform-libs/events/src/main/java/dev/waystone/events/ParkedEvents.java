package dev.waystone.events;

import java.util.List;
import java.util.UUID;

/**
 * The events that wait in this service's database: poison ones, their successors, and those behind a gap. The table
 * {@code parked} is the authority; the dead letter topic holds copies.
 *
 * <p>Safe for use from any thread. Shows rows of every tenant: for operators only.
 */
public interface ParkedEvents {

    /**
     * Releases all parked events of one aggregate: within two seconds they are replayed in order, by any instance of this
     * service. One that is still poison is parked again, with its successors. The same as setting {@code released_at} by SQL.
     *
     * @param consumer the consumer, i.e. this service's name
     * @param topic the topic they came from
     * @return how many were released, 0 when none is parked
     */
    int release(String consumer, String topic, UUID aggregateId);

    /** The first parked events in order of parking, at most {@code limit}. */
    List<Parked> list(int limit);

    /**
     * A parked event without its payload.
     *
     * @param reason {@code poison}, {@code behind} (a successor of a poison event) or {@code gap} (its predecessor is missing)
     * @param error what the handler threw: class and SQL state, never a payload
     */
    record Parked(
            String consumer,
            String topic,
            UUID aggregateId,
            long sequence,
            String tenant,
            String type,
            String reason,
            String error) {}
}
