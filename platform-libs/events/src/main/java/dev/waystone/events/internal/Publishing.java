package dev.waystone.events.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.data.CurrentRequest;
import dev.waystone.events.DueWork;
import dev.waystone.events.Outbox;
import dev.waystone.events.ParkedEvents;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Metrics;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What business code writes with, and the relay that it wakes. Apart from {@link EventsEngine}, which needs the service's beans. */
@Singleton
class Publishing {

    @Inject
    AgroalDataSource database;

    @Inject
    TransactionSynchronizationRegistry transactions;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    ObjectMapper applicationJson;

    @Inject
    OpenTelemetry telemetry;

    @Inject
    EventsConfig config;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    @Inject
    CurrentRequest request;

    private final EventsMetrics metrics = new EventsMetrics(Metrics.globalRegistry);
    private EventSpans spans;
    private ObjectMapper json;
    private Relay relay;
    private OutboxWriter writer;
    private volatile Runnable wakeDueWork = () -> {};

    @PostConstruct
    void assemble() {
        spans = new EventSpans(telemetry);
        json = applicationJson.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        relay = new Relay(
                new Leases(database, Owner.NAME, config.relay().lease()),
                new OutboxRows(database, json),
                new Sender(kafka, config.relay().maxBlock(), spans, metrics),
                config.relay(),
                metrics);
        writer = new OutboxWriter(database, transactions, json, relay::wake);
    }

    @Produces
    @Singleton
    Outbox outbox() {
        return new OutboxOfService(writer, request, json, config.topic(), service);
    }

    @Produces
    @Singleton
    DueWork dueWork() {
        return new DueWorkInTable(database, request, transactions, json, () -> wakeDueWork.run());
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

    EventSpans spans() {
        return spans;
    }

    /** The mapper of events and due work: tolerant of fields that the reader does not know. */
    ObjectMapper json() {
        return json;
    }

    void whenWorkIsDue(Runnable wake) {
        wakeDueWork = wake;
    }
}
