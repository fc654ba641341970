package org.acme.purchaseorders;

import dev.waystone.events.EventConsumer;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hears whether an order has its stock. What stock does on its own account (issued, released) is skipped. */
@ApplicationScoped
class StockAnswerConsumer implements EventConsumer {

    private final AdvancePurchaseOrder advance;
    private final PurchaseOrders orders;

    StockAnswerConsumer(AdvancePurchaseOrder advance, PurchaseOrders orders) {
        this.advance = advance;
        this.orders = orders;
    }

    @Override
    public Subscription subscription() {
        return Subscription.to("stock-items")
                .on("org.acme.stockitems.StockReserved.v1", Answer.class, this::reserved)
                .on("org.acme.stockitems.StockRefused.v1", Answer.class, this::refused)
                .beforeBatch(this::lock);
    }

    private void lock(List<Received<?>> answers) {
        orders.lockAll(answers.stream().map(Received::aggregateId).toList());
    }

    private void reserved(Received<Answer> answer) {
        advance.on(new PurchaseOrderId(answer.aggregateId()), OrderSignal.STOCK_RESERVED);
    }

    private void refused(Received<Answer> answer) {
        advance.on(new PurchaseOrderId(answer.aggregateId()), OrderSignal.STOCK_REFUSED);
    }

    /** Nothing of it is read: the type says it all. */
    record Answer() {}
}
