package org.acme.cardpayments;

import dev.waystone.core.Money;
import dev.waystone.testing.EventContract;
import org.acme.cardpayments.CardPaymentEvent.PaymentCaptured;
import org.acme.cardpayments.CardPaymentEvent.PaymentDeclined;
import org.acme.cardpayments.CardPaymentEvent.PaymentRefunded;
import org.junit.jupiter.api.Test;

class CardPaymentEventTest {

    private static final Money TOTAL = Money.of("25.99", "EUR");

    @Test
    void publishes_what_its_event_files_say() {
        EventContract.of(CardPaymentEvent.class)
                .example(new PaymentCaptured(TOTAL))
                .example(new PaymentDeclined("INSUFFICIENT_FUNDS"))
                .example(new PaymentRefunded(TOTAL))
                .check();
    }
}
