package org.acme.cardpayments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acme.cardpayments.CardPayment.Published;

/** The book of one payment, in memory. */
final class FakeBook implements PaymentBook {

    private final Turns turns;
    private final List<Published> published = new ArrayList<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private CardPayment payment;

    FakeBook(Turns turns, CardPayment payment) {
        this.turns = turns;
        this.payment = payment;
    }

    @Override
    public CardPayment read(UUID orderId) {
        turns.pass();
        return payment;
    }

    @Override
    public CardPayment apply(UUID orderId, PaymentSignal signal) {
        turns.pass();
        return applyNow(signal);
    }

    /** As part of a transaction of the caller's, not a step of its own. */
    CardPayment applyNow(PaymentSignal signal) {
        var change = payment.on(signal);
        payment = change.payment();
        published.addAll(change.published());
        change.published().forEach(each -> ledger.addAll(LedgerEntry.of(each.event(), Instant.EPOCH)));
        return payment;
    }

    CardPayment payment() {
        return payment;
    }

    List<Published> published() {
        return published;
    }

    List<LedgerEntry> ledger() {
        return ledger;
    }
}
