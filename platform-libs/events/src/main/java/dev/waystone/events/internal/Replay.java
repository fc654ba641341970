package dev.waystone.events.internal;

import dev.waystone.events.internal.Arrival.Incoming;
import dev.waystone.events.internal.EventsMetrics.Outcome;
import dev.waystone.events.internal.ParkingLot.Head;
import dev.waystone.events.internal.Plan.Advance;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Applies released events: those an operator released, and those whose gap has closed. From the lowest of the aggregate, one
 * transaction each, while batches of the topic wait. For one thread; several instances may replay at once.
 */
final class Replay {

    private static final Logger LOG = Logger.getLogger(Replay.class);

    private final String topic;
    private final Work work;
    private final Marks marks;
    private final ParkingLot parking;
    private final DeadLetters deadLetters;
    private final Handlers handlers;
    private final EventsMetrics metrics;

    Replay(Inbox inbox) {
        this.topic = inbox.topic();
        this.work = inbox.work();
        this.marks = inbox.marks();
        this.parking = inbox.parking();
        this.deadLetters = inbox.deadLetters();
        this.handlers = inbox.handlers();
        this.metrics = inbox.metrics();
    }

    /** Replays what is released now, as long as {@code goOn} says so. */
    void run(BooleanSupplier goOn) {
        Map<UUID, String> released = new LinkedHashMap<>();
        work.alone(() -> released.putAll(parking.released()));
        released.forEach((aggregate, tenant) -> {
            int replayed = 0;
            while (goOn.getAsBoolean() && next(tenant, aggregate)) {
                replayed++;
            }
            metrics.count(topic, Outcome.REPLAYED, replayed);
        });
    }

    /** Counts the events that are parked, by reason. */
    void count() {
        Map<String, Long> parked = new HashMap<>();
        work.alone(() -> parked.putAll(parking.count()));
        EventsMetrics.PARKED_FOR.forEach(reason -> metrics.parked(topic, reason, parked.getOrDefault(reason, 0L)));
    }

    /** Replays the aggregate's lowest event; false when there is none to replay. */
    private boolean next(String tenant, UUID aggregate) {
        AtomicReference<@Nullable Head> tried = new AtomicReference<>();
        boolean[] done = {false};
        long began = System.nanoTime();
        try (Attempt attempt = handlers.attempt(1)) {
            work.as(handlers.context(tenant), () -> {
                marks.lockAll();
                Head head = parking.head(aggregate).filter(Head::released).orElse(null);
                tried.set(head);
                done[0] = head != null && replay(head.event(), attempt);
            });
            attempt.committed();
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            Head head = tried.get();
            if (Failures.isTransient(e, began) || head == null) {
                throw e;
            }
            parkAgain(tenant, head, e);
            return false;
        }
        return done[0];
    }

    private boolean replay(Incoming event, Attempt attempt) throws SQLException {
        long mark = marks.before(event.aggregateId(), event.sequence());
        if (event.sequence() > mark + 1) {
            parking.parkAgain(event, "gap", "gap", null);
            return false;
        }
        if (event.sequence() == mark + 1) {
            Advance advance = Advance.none(event.sequence());
            if (handlers.handles(event.type())) {
                handlers.apply(List.of(event), attempt);
                advance.applied = 1;
            } else {
                advance.skipped = 1;
            }
            marks.advance(Map.of(event.aggregateId(), advance));
        }
        parking.leave(event);
        return true;
    }

    private void parkAgain(String tenant, Head head, Throwable failure) {
        String error = Failures.describe(failure);
        Incoming event = head.event();
        work.as(handlers.context(tenant), () -> {
            marks.lockAll();
            parking.parkAgain(event, "poison", "behind", error);
            if (!head.reason().equals("poison")) {
                deadLetters.copy(event, error);
            }
        });
        metrics.count(topic, Outcome.POISON, 1);
        LOG.errorf(
                "parked %s of %s at %d on %s: %s", event.type(), event.aggregateId(), event.sequence(), topic, error);
    }
}
