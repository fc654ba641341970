package dev.waystone.events;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer reads from one topic and what it does with it. Types without a handler are skipped by rule.
 *
 * <p>Immutable: every method returns another subscription. Payloads are read tolerantly, so the class given for a type
 * declares only the fields that this consumer uses.
 */
public final class Subscription {

    private final String topic;
    private final Map<String, Handler<?>> handlers;
    private final Consumer<List<Received<?>>> beforeBatch;
    private final @Nullable Duration lookBack;

    private Subscription(
            String topic,
            Map<String, Handler<?>> handlers,
            Consumer<List<Received<?>>> beforeBatch,
            @Nullable Duration lookBack) {
        this.topic = topic;
        this.handlers = Collections.unmodifiableMap(handlers);
        this.beforeBatch = beforeBatch;
        this.lookBack = lookBack;
    }

    /** A subscription to the topic (the producing service's name), with no handler yet. */
    public static Subscription to(String topic) {
        return new Subscription(topic, Map.of(), batch -> {}, null);
    }

    /**
     * Handles events of one type.
     *
     * @param type the CloudEvents type, e.g. {@code org.acme.purchaseorders.PurchaseOrderPlaced.v1}
     * @param data the class to read the payload into
     * @param handler called in the batch's transaction; what it throws other than a transient failure makes the event poison
     * @throws IllegalArgumentException when the type has a handler already
     */
    public <T> Subscription on(String type, Class<T> data, Consumer<Received<T>> handler) {
        Map<String, Handler<?>> more = new LinkedHashMap<>(handlers);
        if (more.put(type, new Handler<>(data, handler)) != null) {
            throw new IllegalArgumentException(
                    "topic " + topic + ": type " + type + " has two handlers, one is allowed");
        }
        return new Subscription(topic, more, beforeBatch, lookBack);
    }

    /**
     * Runs before the handlers of a batch, in the same transaction and for the same tenant, with the events that the handlers
     * are about to get: the place to take locks in one order, or to load in one query. A batch may hold a single event.
     */
    public Subscription beforeBatch(Consumer<List<Received<?>>> hook) {
        return new Subscription(topic, handlers, hook, lookBack);
    }

    /**
     * Every instance of the service gets every event, for what each keeps in its own memory, instead of one instance once in effect:
     * handlers are called without a transaction and without a tenant of their own, at least once, in order per aggregate, with
     * the events from {@code lookBack} before the start on. One that a handler fails on is skipped and logged. Nothing is
     * written, neither here nor in Kafka.
     */
    public Subscription onEveryInstance(Duration lookBack) {
        return new Subscription(topic, handlers, beforeBatch, lookBack);
    }

    /** The topic that is read. */
    public String topic() {
        return topic;
    }

    /** The handlers by CloudEvents type, in the order given. */
    public Map<String, Handler<?>> handlers() {
        return handlers;
    }

    /** The handler of a type, empty when the type is skipped. */
    public Optional<Handler<?>> handler(String type) {
        return Optional.ofNullable(handlers.get(type));
    }

    /** The types that are handled, each with the class that its payload is read into. */
    public Map<String, Class<?>> types() {
        return handlers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().data()));
    }

    /** From how long before its start on every instance gets every event; empty if one instance gets each. */
    public Optional<Duration> everyInstance() {
        return Optional.ofNullable(lookBack);
    }

    /** What runs before the handlers of a batch. */
    public Consumer<List<Received<?>>> beforeBatch() {
        return beforeBatch;
    }

    /**
     * A handler and the class that it reads.
     *
     * @param data the class the payload is read into
     * @param action what is done with it
     */
    public record Handler<T>(Class<T> data, Consumer<Received<T>> action) {}
}
