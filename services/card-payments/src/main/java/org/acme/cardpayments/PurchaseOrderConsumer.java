package org.acme.cardpayments;

import dev.waystone.core.Money;
import dev.waystone.events.EventConsumer;
import dev.waystone.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Reacts to orders whose payment falls due and to cancelled ones; the others are skipped. */
@ApplicationScoped
class PurchaseOrderConsumer implements EventConsumer {

    private final DemandCardPayment demand;
    private final CancelCardPayment cancel;

    PurchaseOrderConsumer(DemandCardPayment demand, CancelCardPayment cancel) {
        this.demand = demand;
        this.cancel = cancel;
    }

    record PaymentDue(Money total, Instant deadline) {}

    record Cancelled() {}

    @Override
    public Subscription subscription() {
        return Subscription.to("purchase-orders")
                .on(
                        "org.acme.purchaseorders.PurchaseOrderPaymentDue.v1",
                        PaymentDue.class,
                        order -> demand.demand(
                                order.aggregateId(),
                                order.data().total(),
                                order.data().deadline()))
                .on(
                        "org.acme.purchaseorders.PurchaseOrderCancelled.v1",
                        Cancelled.class,
                        order -> cancel.cancel(order.aggregateId()));
    }
}
