package dev.waystone.events.internal;

import dev.waystone.data.CurrentRequest;
import dev.waystone.data.Tenants;
import dev.waystone.events.DueTask;
import dev.waystone.events.EventConsumer;
import dev.waystone.events.Subscription;
import dev.waystone.faults.FaultPoint;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts consumers, relay and due work when the application is ready, and stops them before it ends. */
@Singleton
class EventsEngine {

    @Inject
    Publishing publishing;

    @Inject
    AgroalDataSource database;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    EventsConfig config;

    @Inject
    CurrentRequest request;

    @Inject
    Tenants tenants;

    @Inject
    FaultPoint faults;

    @Inject
    @All
    List<EventConsumer> consumers;

    @Inject
    @All
    List<DueTask<?>> tasks;

    private final List<Reader> readers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<DueRunner> dueRunners = new ArrayList<>();

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER + 900) StartupEvent event) {
        Set<String> topics = new HashSet<>();
        for (EventConsumer consumer : consumers) {
            Subscription subscription = consumer.subscription();
            if (!topics.add(subscription.topic())) {
                throw new IllegalStateException(
                        "topic " + subscription.topic() + " has two EventConsumers in this service; one is allowed");
            }
            readers.add(subscription.everyInstance().isPresent() ? broadcast(subscription) : poller(subscription));
        }
        readers.forEach(reader -> run("waystone-inbox-" + reader.topic(), reader));
        run("waystone-relay", publishing.relay());
        if (!tasks.isEmpty()) {
            startDueWork();
        }
    }

    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        long end = System.nanoTime() + config.stopTimeout().toNanos();
        readers.forEach(Reader::stop);
        dueRunners.forEach(DueRunner::stop); // what their last runs publish still leaves
        publishing.relay().stop();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }

    /** Whether events wait for Kafka or for the database. */
    boolean degraded() {
        return publishing.relay().degraded() || readers.stream().anyMatch(Reader::degraded);
    }

    /** The age in seconds of the oldest event that this instance has not sent yet. */
    double lag() {
        return publishing.metrics().lag();
    }

    private void startDueWork() {
        DueRuns runs = new DueRuns(tenants, publishing.json(), publishing.spans(), publishing.metrics(), faults);
        DueRunner runner = new DueRunner(database, runs, tasks, config);
        tasks.forEach(task -> publishing.metrics().runs(task.name()));
        dueRunners.add(runner);
        publishing.whenWorkIsDue(runner::wake);
        runner.start();
    }

    private Broadcast broadcast(Subscription subscription) {
        publishing.metrics().consumes(subscription.topic());
        return new Broadcast(
                subscription,
                () -> Consumers.alone(kafka, config.inbox()),
                new Handlers(subscription, publishing.json(), context -> {}, publishing.spans(), FaultPoint.NONE),
                publishing.metrics(),
                config.inbox());
    }

    private Poller poller(Subscription subscription) {
        Work work = new Work(tenants, request);
        String topic = subscription.topic();
        String consumer = config.consumer();
        Inbox inbox = new Inbox(
                topic,
                work,
                new Marks(database, consumer, topic, config.inbox().lockTimeout()),
                new ParkingLot(database, publishing.json(), consumer, topic),
                new DeadLetters(publishing.writer(), consumer, topic),
                new Handlers(subscription, publishing.json(), work.enter(), publishing.spans(), faults),
                publishing.metrics());
        publishing.metrics().consumes(topic);
        return new Poller(() -> Consumers.open(kafka, consumer, config.inbox()), inbox, config.inbox());
    }

    private void run(String name, Runnable part) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(part));
    }
}
