package org.acme.ordernotices;

import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import dev.waystone.events.DueWork;
import dev.waystone.flags.Flags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Looks into the table as one tenant sees it, and does what an operator does. */
@ApplicationScoped
class Notices {

    @Inject
    Tenants tenants;

    @Inject
    NoticeRows rows;

    @Inject
    DueWork due;

    @Inject
    Flags flags;

    @Inject
    SendOrderNotice send;

    /** In words: state, attempts and what was said last; {@code unknown} without a notice of the order. */
    String state(String tenant, UUID order) {
        return one(tenant, "SELECT state || ' after ' || attempts || ', ' || coalesce(refusal, 'null')", order);
    }

    UUID eventOf(String tenant, UUID order) {
        return UUID.fromString(one(tenant, "SELECT id::text", order));
    }

    boolean parked(String tenant, UUID order) {
        return one(
                        tenant,
                        "SELECT (EXISTS (SELECT FROM due_work WHERE task_instance = tenant || '/' || id"
                                + " AND execution_time = '9999-01-01Z'))::text",
                        order)
                .equals("true");
    }

    /** As the next run of due work will be told: the request of a test keeps its first answer. */
    boolean areMailed(String tenant) {
        return tenants.as(RequestContext.of(tenant, "test"), () -> flags.isOn(SendOrderNotice.MAIL));
    }

    /** Whether its due work has run and waits for another time. */
    boolean looksAgain(String tenant, UUID order) {
        return one(
                        tenant,
                        "SELECT (EXISTS (SELECT FROM due_work WHERE task_instance = tenant || '/' || id"
                                + " AND last_success IS NOT NULL))::text",
                        order)
                .equals("true");
    }

    void release(String tenant, UUID order) {
        var event = eventOf(tenant, order).toString();
        tenants.as(RequestContext.of(tenant, "operator"), () -> {
            due.release(send, event);
        });
    }

    private String one(String tenant, String select, UUID order) {
        return tenants.as(RequestContext.of(tenant, "test"), () -> rows.one(select, order));
    }

    /** Its transaction is the tenant's. */
    @ApplicationScoped
    static class NoticeRows {

        @Inject
        Jdbi jdbi;

        @Transactional
        String one(String select, UUID order) {
            return jdbi.withHandle(
                    handle -> handle.select(select + " FROM order_notice WHERE purchase_order_id = ?", order)
                            .mapTo(String.class)
                            .findOne()
                            .orElse("unknown"));
        }
    }
}
