package dev.waystone.bench;

import dev.waystone.bench.ProbeEvent.ProbeSent;
import dev.waystone.events.Event;
import dev.waystone.events.EventConsumer;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes when each event was handled and when that was committed. */
@ApplicationScoped
class ProbeConsumer implements EventConsumer {

    private final TransactionSynchronizationRegistry transactions;
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    ProbeConsumer(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Times in microseconds. */
    record Seen(UUID id, long handled, long committed) {}

    @Override
    public Subscription subscription() {
        return Subscription.to("benchmark-events").on(Event.typeOf(ProbeSent.class), ProbeSent.class, this::handle);
    }

    Queue<Seen> seen() {
        return seen;
    }

    private void handle(Received<ProbeSent> probe) {
        long handled = Clock.micros();
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                seen.add(new Seen(probe.aggregateId(), handled, Clock.micros()));
            }
        });
    }
}
