package org.acme.cardpayments;

import dev.waystone.core.Money;
import dev.waystone.events.Event;

/** What the topic card-payments says: one event a version of a payment, keyed by its order's id. A published contract. */
sealed interface CardPaymentEvent extends Event {

    /** The card was charged. */
    record PaymentCaptured(Money amount) implements CardPaymentEvent {}

    /** The card was not charged and will not be; {@code reason} is the bank's. */
    record PaymentDeclined(String reason) implements CardPaymentEvent {}

    /** What was captured is given back. */
    record PaymentRefunded(Money amount) implements CardPaymentEvent {}
}
