package dev.waystone.bench;

import dev.waystone.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** One event of an aggregate of its own, in one transaction. */
@ApplicationScoped
class SendProbe {

    private final Outbox outbox;

    SendProbe(Outbox outbox) {
        this.outbox = outbox;
    }

    @Transactional
    void send(UUID id) {
        outbox.publish(id, 1, new ProbeEvent.ProbeSent());
    }
}
