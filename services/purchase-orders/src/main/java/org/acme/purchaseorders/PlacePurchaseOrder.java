package org.acme.purchaseorders;

import dev.waystone.events.DueWork;
import dev.waystone.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Takes an order: stores it, announces it, and sets its deadline, all or nothing. */
@ApplicationScoped
class PlacePurchaseOrder {

    private final PurchaseOrders orders;
    private final Outbox outbox;
    private final DueWork due;
    private final DeadlineTask deadline;
    private final PurchaseOrdersConfig config;

    PlacePurchaseOrder(
            PurchaseOrders orders, Outbox outbox, DueWork due, DeadlineTask deadline, PurchaseOrdersConfig config) {
        this.orders = orders;
        this.outbox = outbox;
        this.due = due;
        this.deadline = deadline;
        this.config = config;
    }

    @Transactional
    PurchaseOrder place(Customer customer, List<OrderLine> lines) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var order = PurchaseOrder.place(customer, lines, now, now.plus(config.deadline()));
        var id = order.id().value();
        orders.add(order);
        outbox.publish(id, order.version(), PurchaseOrderEvent.of(order));
        due.schedule(
                deadline,
                id.toString(),
                new DeadlineTask.Data(id),
                order.agreement().deadline());
        return order;
    }
}
