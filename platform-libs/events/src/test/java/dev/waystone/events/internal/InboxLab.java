package dev.waystone.events.internal;

import dev.waystone.data.CurrentRequest;
import dev.waystone.data.Tenants;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import dev.waystone.events.internal.Arrival.Incoming;
import dev.waystone.events.internal.NumberConsumer.Added;
import dev.waystone.faults.FaultPoint;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** Makes inboxes beside the engine's: several instances of a consumer in one process. */
@Singleton
class InboxLab {

    @Inject
    Publishing publishing;

    @Inject
    AgroalDataSource database;

    @Inject
    Tenants tenants;

    @Inject
    CurrentRequest request;

    @Inject
    EventsConfig config;

    @Inject
    Jdbi jdbi;

    @Inject
    Wire wire;

    Inbox inbox(String consumer, String topic, Consumer<Received<Added>> handler) {
        Work work = new Work(tenants, request);
        return new Inbox(
                topic,
                work,
                marks(consumer, topic),
                new ParkingLot(database, publishing.json(), consumer, topic),
                new DeadLetters(publishing.writer(), consumer, topic),
                new Handlers(
                        Subscription.to(topic).on(NumberEvent.ADDED, Added.class, handler),
                        publishing.json(),
                        work.enter(),
                        publishing.spans(),
                        FaultPoint.NONE),
                publishing.metrics());
    }

    Marks marks(String consumer, String topic) {
        return new Marks(database, consumer, topic, Duration.ofSeconds(5));
    }

    Poller poller(String consumer, String topic, Consumer<Received<Added>> handler) {
        Inbox inbox = inbox(consumer, topic, handler);
        return new Poller(() -> Consumers.open(wire.kafka(), consumer, config.inbox()), inbox, config.inbox());
    }

    /** A handler that writes down what it gets. */
    void see(String topic, Received<?> event) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO number_seen (topic, aggregate_id, sequence, value, actor) VALUES (?, ?, ?, 1, 'lab')",
                topic,
                event.aggregateId(),
                event.sequence()));
    }

    static Incoming event(UUID aggregateId, long sequence) {
        return new Incoming(
                0,
                sequence,
                aggregateId,
                sequence,
                "ada-inc",
                UUID.randomUUID(),
                NumberEvent.ADDED,
                Instant.now(),
                Map.of(),
                "{\"value\":1}".getBytes());
    }
}
