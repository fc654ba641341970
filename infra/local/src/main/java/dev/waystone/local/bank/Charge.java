package dev.waystone.local.bank;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the bank knows of an order.
 *
 * @param reason why it is not captured; null if it is
 * @param amount amount as text; null if the order was voided before any charge
 * @param currency ISO 4217 code; null as the amount is
 */
record Charge(
        String orderId,
        Status status,
        @Nullable String reason,
        @Nullable String amount,
        @Nullable String currency) {
    enum Status {
        CAPTURED,
        DECLINED,
        VOIDED
    }

    static Charge captured(String orderId, ChargeRequest asked) {
        return new Charge(orderId, Status.CAPTURED, null, asked.amount(), asked.currency());
    }

    static Charge declined(String orderId, ChargeRequest asked, String reason) {
        return new Charge(orderId, Status.DECLINED, reason, asked.amount(), asked.currency());
    }

    /** A tombstone: a charge that comes later is refused. */
    static Charge neverCharged(String orderId) {
        return new Charge(orderId, Status.VOIDED, "NEVER_CHARGED", null, null);
    }

    /** This charge with its money given back; a declined one stays as it is, there is nothing to give. */
    Charge voided() {
        return status == Status.CAPTURED ? new Charge(orderId, Status.VOIDED, "REFUNDED", amount, currency) : this;
    }

    /** Whether the same charge is asked for again; of a tombstone any is. */
    boolean isSame(ChargeRequest asked) {
        return amount == null
                || new BigDecimal(amount).compareTo(new BigDecimal(asked.amount())) == 0
                        && asked.currency().equals(currency);
    }
}
