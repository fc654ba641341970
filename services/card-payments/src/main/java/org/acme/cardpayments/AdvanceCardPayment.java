package org.acme.cardpayments;

import dev.waystone.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.acme.cardpayments.CardPayment.Change;

/** Moves a payment on and records what follows from it, all in one transaction. */
@ApplicationScoped
class AdvanceCardPayment implements PaymentBook {

    private final CardPayments payments;
    private final Ledger ledger;
    private final Outbox outbox;

    AdvanceCardPayment(CardPayments payments, Ledger ledger, Outbox outbox) {
        this.payments = payments;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    @Override
    @Transactional
    public CardPayment read(UUID orderId) {
        return payments.find(orderId).orElseThrow(() -> missing(orderId));
    }

    @Override
    @Transactional
    public CardPayment apply(UUID orderId, PaymentSignal signal) {
        var payment = payments.lock(orderId).orElseThrow(() -> missing(orderId));
        var change = payment.on(signal);
        if (!change.payment().equals(payment)) {
            record(change);
        }
        return change.payment();
    }

    private void record(Change change) {
        var payment = change.payment();
        var now = Instant.now();
        payments.put(payment);
        for (var published : change.published()) {
            ledger.add(payment.orderId(), LedgerEntry.of(published.event(), now));
            outbox.publish(payment.orderId(), published.version(), published.event());
        }
    }

    private static IllegalStateException missing(UUID orderId) {
        return new IllegalStateException("order " + orderId + " has no payment");
    }
}
