package dev.waystone.events;

import java.util.UUID;

/**
 * Where a service publishes its events: a table in its own database, written in the business transaction and relayed to its
 * topic after the commit. A rolled back transaction publishes nothing; a committed one is published at least once, whatever
 * happens to this process.
 *
 * <p>Safe for use from any thread; each call belongs to the caller's transaction.
 */
public interface Outbox {

    /**
     * Publishes one event of one aggregate. The rows of a transaction are written together just before its commit.
     *
     * <p>Call it while the aggregate's row lock is held: this is what makes versions leave in order.
     *
     * @param aggregateId the aggregate, the record's key
     * @param version the aggregate's version after the change, the event's sequence; one event a version
     * @param event what happened, at most 900,000 bytes as JSON
     * @throws IllegalStateException without an active transaction, or without a tenant in the current request
     * @throws IllegalArgumentException when the event cannot be written as JSON or is too large
     */
    void publish(UUID aggregateId, long version, Event event);
}
