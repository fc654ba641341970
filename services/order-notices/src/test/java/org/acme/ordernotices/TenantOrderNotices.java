package org.acme.ordernotices;

import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import dev.waystone.events.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Looks into the table as one tenant sees it, and does what an operator does. */
@ApplicationScoped
class TenantOrderNotices {

    @Inject
    Tenants tenants;

    @Inject
    Rows rows;

    @Inject
    DueWork due;

    @Inject
    SendOrderNotice send;

    /** In words: state, attempts and what was said last; {@code unknown} without an order notice of the purchase order. */
    String state(String tenant, UUID purchaseOrder) {
        return one(tenant, "SELECT state || ' after ' || attempts || ', ' || coalesce(refusal, 'null')", purchaseOrder);
    }

    String outcome(String tenant, UUID purchaseOrder) {
        return one(tenant, "SELECT outcome", purchaseOrder);
    }

    UUID eventOf(String tenant, UUID purchaseOrder) {
        return UUID.fromString(one(tenant, "SELECT id::text", purchaseOrder));
    }

    boolean parked(String tenant, UUID purchaseOrder) {
        return one(
                        tenant,
                        "SELECT (EXISTS (SELECT FROM due_work WHERE task_instance = tenant || '/' || id"
                                + " AND execution_time = '9999-01-01Z'))::text",
                        purchaseOrder)
                .equals("true");
    }

    /** Whether its due work has run and waits for another time. */
    boolean looksAgain(String tenant, UUID purchaseOrder) {
        return one(
                        tenant,
                        "SELECT (EXISTS (SELECT FROM due_work WHERE task_instance = tenant || '/' || id"
                                + " AND last_success IS NOT NULL))::text",
                        purchaseOrder)
                .equals("true");
    }

    void release(String tenant, UUID purchaseOrder) {
        var event = eventOf(tenant, purchaseOrder).toString();
        tenants.as(RequestContext.of(tenant, "operator"), () -> {
            due.release(send, event);
        });
    }

    /** What else its row says; {@code unknown} without one. */
    String one(String tenant, String select, UUID purchaseOrder) {
        return tenants.as(RequestContext.of(tenant, "test"), () -> rows.one(select, purchaseOrder));
    }

    /** Its transaction is the tenant's. */
    @ApplicationScoped
    static class Rows {

        @Inject
        Jdbi jdbi;

        @Transactional
        String one(String select, UUID purchaseOrder) {
            return jdbi.withHandle(
                    handle -> handle.select(select + " FROM order_notice WHERE purchase_order_id = ?", purchaseOrder)
                            .mapTo(String.class)
                            .findOne()
                            .orElse("unknown"));
        }
    }
}
