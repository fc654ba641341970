package org.acme.cardpayments;

import dev.waystone.core.Money;
import java.time.Instant;
import java.util.List;
import org.acme.cardpayments.CardPaymentEvent.PaymentCaptured;
import org.acme.cardpayments.CardPaymentEvent.PaymentDeclined;
import org.acme.cardpayments.CardPaymentEvent.PaymentRefunded;

/**
 * One side of a movement of money. Immutable.
 *
 * @param amount what {@code account} gained; negative when it lost
 * @param at when the movement was recorded
 */
record LedgerEntry(Movement movement, Account account, Money amount, Instant at) {

    enum Movement {
        /** From the customer to the merchant. */
        CAPTURE,
        /** Back again. */
        REFUND
    }

    enum Account {
        CUSTOMER,
        MERCHANT
    }

    /** The two sides of what {@code event} tells of, which add up to nothing; none when no money moved. */
    static List<LedgerEntry> of(CardPaymentEvent event, Instant at) {
        return switch (event) {
            case PaymentCaptured(var amount) -> movement(Movement.CAPTURE, amount, at);
            case PaymentRefunded(var amount) -> movement(Movement.REFUND, amount.times(-1), at);
            case PaymentDeclined _ -> List.of();
        };
    }

    private static List<LedgerEntry> movement(Movement movement, Money toMerchant, Instant at) {
        return List.of(
                new LedgerEntry(movement, Account.CUSTOMER, toMerchant.times(-1), at),
                new LedgerEntry(movement, Account.MERCHANT, toMerchant, at));
    }
}
