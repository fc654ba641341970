package dev.waystone.events.internal;

import dev.waystone.events.internal.Arrival.Incoming;
import dev.waystone.events.internal.Arrival.Unreadable;
import dev.waystone.events.internal.EventsMetrics.Outcome;
import dev.waystone.events.internal.Plan.Advance;
import dev.waystone.events.internal.Plan.Parking;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes batches in: one transaction a tenant; when something in it will never work, one transaction a record, so that only that
 * one is parked. For one thread.
 */
final class Batches {

    private static final Logger LOG = Logger.getLogger(Batches.class);

    private final String topic;
    private final Work work;
    private final Marks marks;
    private final ParkingLot parking;
    private final DeadLetters deadLetters;
    private final Handlers handlers;
    private final EventsMetrics metrics;
    private boolean gapsClosed;

    Batches(Inbox inbox) {
        this.topic = inbox.topic();
        this.work = inbox.work();
        this.marks = inbox.marks();
        this.parking = inbox.parking();
        this.deadLetters = inbox.deadLetters();
        this.handlers = inbox.handlers();
        this.metrics = inbox.metrics();
    }

    /**
     * Applies, skips or parks each event of one tenant, in order.
     *
     * @throws RuntimeException a transient failure: some of the events, the first ones, may be done
     */
    void take(String tenant, List<Incoming> events) {
        handlers.pass();
        long began = System.nanoTime();
        try {
            apply(tenant, events);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            if (Failures.isTransient(e, began)) {
                throw e;
            }
            if (events.size() == 1) {
                poison(tenant, events.getFirst(), e);
            } else {
                events.forEach(event -> take(tenant, List.of(event)));
            }
        }
    }

    /** Sets records aside that name no aggregate, each alone. */
    void drop(List<Unreadable> records) {
        work.alone(() -> {
            List<Unreadable> fresh = parking.drop(records);
            fresh.forEach(deadLetters::copy);
            metrics.count(topic, Outcome.DROPPED, fresh.size());
        });
        records.forEach(record ->
                LOG.warnf("dropped %s/%d/%d: %s", topic, record.partition(), record.offset(), record.reason()));
    }

    /** Whether events behind a gap became free since the last call. */
    boolean gapsClosed() {
        boolean closed = gapsClosed;
        gapsClosed = false;
        return closed;
    }

    private void apply(String tenant, List<Incoming> events) {
        Plan[] done = new Plan[1];
        try (Attempt attempt = handlers.attempt(events.size())) {
            work.as(handlers.context(tenant), () -> {
                Plan plan = plan(events);
                handlers.apply(plan.applied(), attempt);
                marks.advance(plan.advances());
                parking.park(plan.parked(), null);
                if (plan.mayCloseGap()) {
                    parking.closeGaps(plan.advances().keySet());
                }
                done[0] = plan;
            });
            attempt.committed();
        }
        gapsClosed |= done[0].mayCloseGap();
        count(done[0]);
    }

    private Plan plan(List<Incoming> events) throws SQLException {
        Plan plan = new Plan(
                marks.lockAndLoad(
                        events.stream().map(Incoming::partition).collect(Collectors.toSet()),
                        events.stream().map(Incoming::aggregateId).collect(Collectors.toSet())),
                handlers::handles);
        events.forEach(plan::add);
        return plan;
    }

    private void poison(String tenant, Incoming event, Throwable failure) {
        String error = Failures.describe(failure);
        work.as(handlers.context(tenant), () -> {
            Plan plan = plan(List.of(event));
            if (plan.advances().isEmpty()) {
                return; // meanwhile done or parked by another process
            }
            if (!plan.knows(event.aggregateId())) {
                marks.advance(Map.of(event.aggregateId(), Advance.none(event.sequence())));
            }
            parking.park(List.of(new Parking(event, "poison", false)), error);
            deadLetters.copy(event, error);
        });
        metrics.count(topic, Outcome.POISON, 1);
        LOG.errorf(
                "parked %s of %s at %d on %s: %s", event.type(), event.aggregateId(), event.sequence(), topic, error);
    }

    private void count(Plan plan) {
        metrics.count(topic, Outcome.APPLIED, plan.applied().size());
        metrics.count(topic, Outcome.SKIPPED, plan.skipped());
        metrics.count(topic, Outcome.DUPLICATE, plan.duplicates());
        long gaps = plan.parked().stream()
                .filter(parked -> parked.reason().equals("gap"))
                .count();
        metrics.count(topic, Outcome.GAP, (int) gaps);
        metrics.count(topic, Outcome.BEHIND, plan.parked().size() - (int) gaps);
    }
}
