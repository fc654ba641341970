package org.acme.ordernotices;

import dev.waystone.events.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** There is something to tell of a purchase order: the order notice is kept, and is sent on its way after the commit. */
@ApplicationScoped
class KeepOrderNotice {

    private final OrderNotices orderNotices;
    private final DueWork due;
    private final SendOrderNotice send;

    KeepOrderNotice(OrderNotices orderNotices, DueWork due, SendOrderNotice send) {
        this.orderNotices = orderNotices;
        this.due = due;
        this.send = send;
    }

    @Transactional
    void keep(UUID event, Subject subject, Instant endedAt) {
        var now = Instant.now();
        orderNotices.add(OrderNotice.due(event, subject, endedAt, now));
        due.schedule(send, event.toString(), event, now);
    }
}
