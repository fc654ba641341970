package org.acme.cardpayments;

/** What can happen to a payment after it fell due. */
sealed interface PaymentSignal {

    /** The charge is about to be sent: from here on the bank may know of it. */
    record ChargeStarted() implements PaymentSignal {}

    /** The order was cancelled. */
    record OrderCancelled() implements PaymentSignal {}

    /** What the bank says of an order. It never takes one back, except that it voids what it is told to void. */
    sealed interface BankAnswer extends PaymentSignal {}

    /** The bank holds the money. */
    record BankCaptured() implements BankAnswer {}

    /** The bank has refused the charge, for good. */
    record BankDeclined(String reason) implements BankAnswer {}

    /** The bank holds no money and will never take any; {@code refunded} when it had taken it before. */
    record BankVoided(boolean refunded) implements BankAnswer {}
}
