package dev.waystone.events.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.data.CurrentRequest;
import dev.waystone.data.Tenants;
import dev.waystone.events.DueTask;
import dev.waystone.events.DueWork;
import dev.waystone.events.EventConsumer;
import dev.waystone.events.Outbox;
import dev.waystone.events.ParkedEvents;
import dev.waystone.events.Subscription;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the parts together, starts them when the application is ready and stops them before it ends. */
@Singleton
class EventsEngine {

    private final AgroalDataSource database;
    private final Map<String, Object> kafka;
    private final EventsConfig config;
    private final ObjectMapper json;
    private final Work work;
    private final List<EventConsumer> consumers;
    private final EventsMetrics metrics = new EventsMetrics(Metrics.globalRegistry);
    private final Relay relay;
    private final DueRunner dueRunner;
    private final OutboxWriter writer;
    private final OutboxOfService outbox;
    private final DueWorkInTable dueWork;
    private final List<Poller> pollers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    @Inject
    EventsEngine(
            AgroalDataSource database,
            TransactionSynchronizationRegistry transactions,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ObjectMapper json,
            EventsConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service,
            CurrentRequest request,
            Tenants tenants,
            @All List<EventConsumer> consumers,
            @All List<DueTask<?>> tasks) {
        this.database = database;
        this.kafka = kafka;
        this.config = config;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.work = new Work(tenants, request);
        this.consumers = consumers;
        String owner = Owner.name();
        this.relay = new Relay(
                new Leases(database, owner, config.relay().lease()),
                new OutboxRows(database, this.json),
                new Sender(kafka, config.relay().maxBlock()),
                config.relay(),
                metrics);
        this.writer = new OutboxWriter(database, transactions, this.json, relay::wake);
        this.outbox = new OutboxOfService(writer, request, this.json, config.topic(), service);
        this.dueRunner = new DueRunner(database, tenants, this.json, tasks, config, owner);
        this.dueWork = new DueWorkInTable(database, request, transactions, this.json, dueRunner::wake);
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

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER + 900) StartupEvent event) {
        Set<String> topics = new HashSet<>();
        for (EventConsumer consumer : consumers) {
            Subscription subscription = consumer.subscription();
            if (!topics.add(subscription.topic())) {
                throw new IllegalStateException(
                        "topic " + subscription.topic() + " has two EventConsumers in this service; one is allowed");
            }
            pollers.add(poller(subscription));
        }
        pollers.forEach(poller -> run("waystone-inbox-" + poller.topic(), poller));
        run("waystone-relay", relay);
        dueRunner.start();
    }

    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent event) throws InterruptedException {
        long end = System.nanoTime() + config.stopTimeout().toNanos();
        pollers.forEach(Poller::stop);
        dueRunner.stop();
        relay.stop();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }

    boolean degraded() {
        return relay.degraded() || pollers.stream().anyMatch(Poller::degraded);
    }

    /** The age in seconds of the oldest event that this instance has not sent yet. */
    double lag() {
        return metrics.lag();
    }

    private Poller poller(Subscription subscription) {
        String topic = subscription.topic();
        String consumer = config.consumer();
        Marks marks = new Marks(database, consumer, topic, config.inbox().lockTimeout());
        ParkingLot parking = new ParkingLot(database, json, consumer, topic);
        DeadLetters deadLetters = new DeadLetters(writer, consumer, topic);
        Handlers handlers = new Handlers(subscription, json, work.enter());
        Batches batches = new Batches(topic, work, marks, parking, deadLetters, handlers, metrics);
        Replay replay = new Replay(topic, work, marks, parking, deadLetters, handlers, metrics);
        return new Poller(topic, () -> Consumers.open(kafka, consumer, config.inbox()), batches, replay, config.inbox());
    }

    private void run(String name, Runnable part) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(part));
    }
}
