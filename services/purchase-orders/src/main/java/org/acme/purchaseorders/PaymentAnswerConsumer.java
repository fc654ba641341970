package org.acme.purchaseorders;

import dev.waystone.events.EventConsumer;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hears whether an order is paid. What payments do on their own account (refunded) is skipped. */
@ApplicationScoped
class PaymentAnswerConsumer implements EventConsumer {

    private final AdvancePurchaseOrder advance;
    private final PurchaseOrders orders;

    PaymentAnswerConsumer(AdvancePurchaseOrder advance, PurchaseOrders orders) {
        this.advance = advance;
        this.orders = orders;
    }

    @Override
    public Subscription subscription() {
        return Subscription.to("card-payments")
                .on("org.acme.cardpayments.PaymentCaptured.v1", Answer.class, this::captured)
                .on("org.acme.cardpayments.PaymentDeclined.v1", Answer.class, this::declined)
                .beforeBatch(this::lock);
    }

    private void lock(List<Received<?>> answers) {
        orders.lockAll(answers.stream().map(Received::aggregateId).toList());
    }

    private void captured(Received<Answer> answer) {
        advance.on(new PurchaseOrderId(answer.aggregateId()), OrderSignal.PAYMENT_CAPTURED);
    }

    private void declined(Received<Answer> answer) {
        advance.on(new PurchaseOrderId(answer.aggregateId()), OrderSignal.PAYMENT_DECLINED);
    }

    /** Nothing of it is read: the type says it all. */
    record Answer() {}
}
