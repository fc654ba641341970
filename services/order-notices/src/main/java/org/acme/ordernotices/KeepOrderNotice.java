package org.acme.ordernotices;

import dev.waystone.events.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.acme.ordernotices.OrderNotice.Subject;

/** An order has ended: the notice is kept, and its mail follows after the commit. */
@ApplicationScoped
class KeepOrderNotice {

    private final OrderNotices notices;
    private final DueWork due;
    private final SendOrderNotice send;

    KeepOrderNotice(OrderNotices notices, DueWork due, SendOrderNotice send) {
        this.notices = notices;
        this.due = due;
        this.send = send;
    }

    @Transactional
    void keep(UUID event, Subject subject, Instant endedAt) {
        var now = Instant.now();
        notices.add(OrderNotice.due(event, subject, endedAt, now));
        due.schedule(send, event.toString(), event, now);
    }
}
