package org.acme.cardpayments;

import dev.waystone.core.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acme.cardpayments.CardPaymentEvent.PaymentCaptured;
import org.acme.cardpayments.CardPaymentEvent.PaymentDeclined;
import org.acme.cardpayments.CardPaymentEvent.PaymentRefunded;
import org.acme.cardpayments.PaymentSignal.BankDeclined;
import org.jspecify.annotations.Nullable;

/**
 * The payment of an order. Immutable.
 *
 * @param orderId the order, whose id is also the payment's and the bank's reference
 * @param version 0 while due; one higher with each outcome, which publishes one event of that sequence, save that a
 *     payment which ends before any money moved ends without a word
 * @param deadline after this no charge is started
 * @param reason the bank's, when it declined
 */
record CardPayment(
        UUID orderId,
        long version,
        CardPaymentState state,
        Terms terms,
        @Nullable String reason) {

    /** What never changes after the payment fell due. */
    record Terms(Money amount, Instant deadline) {}

    /** An event and the version that publishes it. */
    record Published(long version, CardPaymentEvent event) {}

    /** A payment after a signal and what it publishes, oldest first; the payment itself when nothing changed. */
    record Change(CardPayment payment, List<Published> published) {}

    static CardPayment due(UUID orderId, Money amount, Instant deadline) {
        return new CardPayment(orderId, 0, CardPaymentState.DUE, new Terms(amount, deadline), null);
    }

    Change on(PaymentSignal signal) {
        var payment = this;
        var published = new ArrayList<Published>();
        for (var to : state.on(signal)) {
            payment = payment.moved(to, signal);
            payment.event().ifPresent(published::add);
        }
        return new Change(payment, List.copyOf(published));
    }

    /** Whether it is too late to start a charge. */
    boolean isLate(Instant now) {
        return !now.isBefore(terms.deadline());
    }

    private CardPayment moved(CardPaymentState to, PaymentSignal signal) {
        var next = to.settled() == state.settled() ? version : version + 1;
        return new CardPayment(orderId, next, to, terms, to == CardPaymentState.DECLINED ? reasonOf(signal) : null);
    }

    private Optional<Published> event() {
        return switch (state) {
            case CAPTURED -> published(new PaymentCaptured(terms.amount()));
            case DECLINED -> published(new PaymentDeclined(String.valueOf(reason)));
            case REFUNDED -> published(new PaymentRefunded(terms.amount()));
            case DUE, CHARGING, VOIDING, REFUNDING, VOID -> Optional.empty();
        };
    }

    private Optional<Published> published(CardPaymentEvent event) {
        return Optional.of(new Published(version, event));
    }

    private static String reasonOf(PaymentSignal signal) {
        return signal instanceof BankDeclined(var reason) ? reason : CardPaymentState.VOIDED_BY_THE_BANK;
    }
}
