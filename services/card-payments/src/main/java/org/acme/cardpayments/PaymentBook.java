package org.acme.cardpayments;

import java.util.UUID;

/** Payments as those see them who talk to the bank; each call is a transaction of its own. Thread safe. */
interface PaymentBook {

    /** The payment as it stands, committed. */
    CardPayment read(UUID orderId);

    /**
     * Moves the payment on, under its lock, and records what follows: ledger, events.
     *
     * @return the payment as it stands after that
     */
    CardPayment apply(UUID orderId, PaymentSignal signal);
}
