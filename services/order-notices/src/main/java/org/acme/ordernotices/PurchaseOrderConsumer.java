package org.acme.ordernotices;

import dev.waystone.core.Money;
import dev.waystone.events.EventConsumer;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;

/** Reacts to purchase orders that have ended; the others are skipped. */
@ApplicationScoped
class PurchaseOrderConsumer implements EventConsumer {

    private final KeepOrderNotice keep;

    PurchaseOrderConsumer(KeepOrderNotice keep) {
        this.keep = keep;
    }

    record Confirmed(Customer customer, Money total) {}

    record Cancelled(Customer customer, String reason, Money total) {}

    @Override
    public Subscription subscription() {
        return Subscription.to("purchase-orders")
                .on(
                        "org.acme.purchaseorders.PurchaseOrderConfirmed.v1",
                        Confirmed.class,
                        ended -> keep(
                                ended,
                                PurchaseOrderOutcome.CONFIRMED,
                                ended.data().customer(),
                                ended.data().total()))
                .on(
                        "org.acme.purchaseorders.PurchaseOrderCancelled.v1",
                        Cancelled.class,
                        ended -> keep(
                                ended,
                                PurchaseOrderOutcome.ofReason(ended.data().reason()),
                                ended.data().customer(),
                                ended.data().total()));
    }

    private void keep(Received<?> ended, PurchaseOrderOutcome outcome, Customer customer, Money total) {
        keep.keep(ended.eventId(), new Subject(ended.aggregateId(), outcome, customer, total), ended.time());
    }
}
