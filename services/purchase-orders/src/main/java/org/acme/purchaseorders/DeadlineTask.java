package org.acme.purchaseorders;

import dev.waystone.events.DueRun;
import dev.waystone.events.DueTask;
import dev.waystone.events.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells an order that its deadline has passed. Repeated or late, it changes nothing. */
@ApplicationScoped
class DeadlineTask implements DueTask<DeadlineTask.Data> {

    private final AdvancePurchaseOrder advance;

    DeadlineTask(AdvancePurchaseOrder advance) {
        this.advance = advance;
    }

    @Override
    public String name() {
        return "purchase-order-deadline";
    }

    @Override
    public Class<Data> dataType() {
        return Data.class;
    }

    @Override
    public Outcome run(DueRun<Data> run) {
        advance.on(new PurchaseOrderId(run.data().orderId()), OrderSignal.DEADLINE_PASSED);
        return Outcome.done();
    }

    /** Which order. */
    record Data(UUID orderId) {}
}
