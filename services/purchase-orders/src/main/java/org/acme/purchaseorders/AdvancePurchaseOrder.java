package org.acme.purchaseorders;

import dev.waystone.events.DueWork;
import dev.waystone.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.acme.purchaseorders.PurchaseOrder.Change;
import org.jboss.logging.Logger;

/** Lets a signal do to an order what the state machine says, in the caller's transaction or in one of its own. */
@ApplicationScoped
class AdvancePurchaseOrder {

    private static final Logger LOG = Logger.getLogger(AdvancePurchaseOrder.class);

    private final PurchaseOrders orders;
    private final Outbox outbox;
    private final DueWork due;
    private final DeadlineTask deadline;

    AdvancePurchaseOrder(PurchaseOrders orders, Outbox outbox, DueWork due, DeadlineTask deadline) {
        this.orders = orders;
        this.outbox = outbox;
        this.due = due;
        this.deadline = deadline;
    }

    /**
     * Applies the signal under the order's lock.
     *
     * @throws IllegalStateException if the tenant has no such order: nobody but this service makes their ids
     */
    @Transactional
    void on(PurchaseOrderId id, OrderSignal signal) {
        var order = orders.lock(id)
                .orElseThrow(
                        () -> new IllegalStateException("%s for order %s, which is not stored".formatted(signal, id)));
        switch (order.on(signal, Instant.now().truncatedTo(ChronoUnit.MILLIS))) {
            case Change.Moved(var moved, var event) -> move(moved, event, signal);
            case Change.Noted(var noted) -> orders.note(noted);
            case Change.None() -> LOG.debugf("%s changes nothing for order %s in %s", signal, id, order.state());
        }
    }

    private void move(PurchaseOrder order, PurchaseOrderEvent event, OrderSignal signal) {
        orders.move(order);
        outbox.publish(order.id().value(), order.version(), event);
        if (order.state().terminal() && signal != OrderSignal.DEADLINE_PASSED) {
            due.cancel(deadline, order.id().toString());
        }
    }
}
