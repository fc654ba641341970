package org.acme.ordernotices;

import dev.waystone.core.Money;
import dev.waystone.events.EventConsumer;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import org.acme.ordernotices.OrderNotice.Subject;

/** Reacts to orders that have ended; the others are skipped. */
@ApplicationScoped
class PurchaseOrderConsumer implements EventConsumer {

    private final KeepOrderNotice keep;
    private final OrderNoticesConfig config;

    PurchaseOrderConsumer(KeepOrderNotice keep, OrderNoticesConfig config) {
        this.keep = keep;
        this.config = config;
    }

    record Confirmed(Customer customer, Money total) {}

    record Cancelled(Customer customer, String reason, Money total) {}

    @Override
    public Subscription subscription() {
        return Subscription.to("purchase-orders")
                .on(
                        "org.acme.purchaseorders.PurchaseOrderConfirmed.v1",
                        Confirmed.class,
                        order -> keep(
                                order,
                                OrderOutcome.CONFIRMED,
                                order.data().customer(),
                                order.data().total()))
                .on(
                        "org.acme.purchaseorders.PurchaseOrderCancelled.v1",
                        Cancelled.class,
                        order -> keep(
                                order,
                                OrderOutcome.ofReason(order.data().reason()),
                                order.data().customer(),
                                order.data().total()));
    }

    private void keep(Received<?> order, OrderOutcome outcome, Customer customer, Money total) {
        var messageId = OrderNoticeMail.messageId(order.eventId(), config.from());
        keep.keep(order.eventId(), new Subject(messageId, order.aggregateId(), outcome, customer, total), order.time());
    }
}
