package dev.waystone.events.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.data.CurrentRequest;
import dev.waystone.events.DueWork;
import dev.waystone.events.Outbox;
import dev.waystone.events.ParkedEvents;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Metrics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What business code writes with, and the relay that it wakes. Apart from {@link EventsEngine}, which needs the service's beans. */
@Singleton
class Publishing {

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final EventsMetrics metrics = new EventsMetrics(Metrics.globalRegistry);
    private final Relay relay;
    private final OutboxWriter writer;
    private final Outbox outbox;
    private final DueWork dueWork;
    private volatile Runnable wakeDueWork = () -> {};

    @Inject
    Publishing(
            AgroalDataSource database,
            TransactionSynchronizationRegistry transactions,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ObjectMapper json,
            EventsConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service,
            CurrentRequest request) {
        this.database = database;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.relay = new Relay(
                new Leases(database, Owner.NAME, config.relay().lease()),
                new OutboxRows(database, this.json),
                new Sender(kafka, config.relay().maxBlock()),
                config.relay(),
                metrics);
        this.writer = new OutboxWriter(database, transactions, this.json, relay::wake);
        this.outbox = new OutboxOfService(writer, request, this.json, config.topic(), service);
        this.dueWork = new DueWorkInTable(database, request, transactions, this.json, () -> wakeDueWork.run());
    }

    @Produces
    @Singleton
    Outbox outbox() {
        return outbox;
    }

    @Produces
    @Singleton
    DueWork dueWork() {
        return dueWork;
    }

    @Produces
    @Singleton
    ParkedEvents parkedEvents() {
        return new ParkedEventsInTable(database);
    }

    Relay relay() {
        return relay;
    }

    OutboxWriter writer() {
        return writer;
    }

    EventsMetrics metrics() {
        return metrics;
    }

    /** The mapper of events and due work: tolerant of fields that the reader does not know. */
    ObjectMapper json() {
        return json;
    }

    void whenWorkIsDue(Runnable wake) {
        wakeDueWork = wake;
    }
}
