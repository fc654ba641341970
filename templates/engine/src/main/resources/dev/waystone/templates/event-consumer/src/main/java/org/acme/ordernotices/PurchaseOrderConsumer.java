package org.acme.ordernotices;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waystone.core.Money;
import dev.waystone.events.EventConsumer;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reacts to the events of the topic @TOPIC@: what happened is kept and told. What each says is a record, made of the
 * documents of its service; leave out what you do not need, here and in service.yaml.
 */
@ApplicationScoped
class PurchaseOrderConsumer implements EventConsumer {

    private final KeepOrderNotice keep;

    PurchaseOrderConsumer(KeepOrderNotice keep) {
        this.keep = keep;
    }

    @RECORDS@

    @Override
    public Subscription subscription() {
        return Subscription.to("@TOPIC@")
            @HANDLERS@;
    }

    private void keep(Received<?> event, PurchaseOrderOutcome outcome) {
        keep.keep(event.eventId(), new Subject(event.aggregateId(), outcome), event.time());
    }
}
