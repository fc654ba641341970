package dev.waystone.events.internal;

import dev.waystone.core.RequestContext;
import dev.waystone.data.CurrentRequest;
import dev.waystone.events.EventConsumer;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** Writes down what it gets, or fails as it is told. */
@ApplicationScoped
class NumberConsumer implements EventConsumer {

    /** What to do when an event of the aggregate is handled. */
    static final Map<UUID, Consumer<Received<Added>>> FAULTS = new ConcurrentHashMap<>();

    /** The sizes of the batches that the hook saw. */
    static final List<List<Received<?>>> BATCHES = new CopyOnWriteArrayList<>();

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentRequest request;

    record Added(int value) {}

    @Override
    public Subscription subscription() {
        return Subscription.to("numbers")
                .on(NumberEvent.ADDED, Added.class, this::added)
                .beforeBatch(BATCHES::add);
    }

    void added(Received<Added> event) {
        FAULTS.getOrDefault(event.aggregateId(), none -> {}).accept(event);
        RequestContext context = request.get();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO number_seen (topic, aggregate_id, sequence, value, actor, traceparent)
                        VALUES ('numbers', :aggregate, :sequence, :value, :actor, :traceparent)""")
                .bind("aggregate", event.aggregateId())
                .bind("sequence", event.sequence())
                .bind("value", event.data().value())
                .bind("actor", context.actor())
                .bind("traceparent", context.traceparent())
                .execute());
    }
}
