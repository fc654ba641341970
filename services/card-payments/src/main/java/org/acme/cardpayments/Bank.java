package org.acme.cardpayments;

import dev.waystone.core.Money;
import java.util.Optional;
import java.util.UUID;
import org.acme.cardpayments.PaymentSignal.BankAnswer;

/**
 * The bank, a third party that may be slow, away or silent. Every call ends in a bounded time. One that throws has an
 * unknown outcome: the bank may have done it, or may yet do it. Thread safe.
 */
interface Bank {

    /** Charges the card of an order, once however often it is asked; refused for an order that was voided. */
    BankAnswer charge(UUID orderId, Money amount);

    /** What the bank knows of an order; empty when it has never heard of it, or not yet. */
    Optional<BankAnswer> find(UUID orderId);

    /** Gives back what was taken, and refuses for ever to take it, also when it has not heard of the order yet. */
    BankAnswer cancel(UUID orderId);
}
