package org.acme.cardpayments;

import dev.waystone.core.Money;
import dev.waystone.events.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** The payment of an order falls due: the intent is kept, and the charge follows after the commit. */
@ApplicationScoped
class DemandCardPayment {

    private final CardPayments payments;
    private final DueWork due;
    private final ChargeTask charge;

    DemandCardPayment(CardPayments payments, DueWork due, ChargeTask charge) {
        this.payments = payments;
        this.due = due;
        this.charge = charge;
    }

    @Transactional
    void demand(UUID orderId, Money amount, Instant deadline) {
        payments.add(CardPayment.due(orderId, amount, deadline));
        due.schedule(charge, orderId.toString(), orderId, Instant.now());
    }
}
