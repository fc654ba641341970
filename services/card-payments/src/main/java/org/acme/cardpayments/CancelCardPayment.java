package org.acme.cardpayments;

import dev.waystone.events.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.acme.cardpayments.PaymentSignal.OrderCancelled;

/** The order was cancelled: a charge that was not started never will be, any other is voided after the commit. */
@ApplicationScoped
class CancelCardPayment {

    private final CardPayments payments;
    private final PaymentBook book;
    private final DueWork due;
    private final ChargeTask charge;
    private final VoidTask voiding;

    CancelCardPayment(CardPayments payments, PaymentBook book, DueWork due, ChargeTask charge, VoidTask voiding) {
        this.payments = payments;
        this.book = book;
        this.due = due;
        this.charge = charge;
        this.voiding = voiding;
    }

    /** Does nothing for an order whose payment never fell due. */
    @Transactional
    void cancel(UUID orderId) {
        if (payments.find(orderId).isPresent()) {
            switch (book.apply(orderId, new OrderCancelled()).state()) {
                case VOIDING, REFUNDING -> due.schedule(voiding, orderId.toString(), orderId, Instant.now());
                case VOID -> due.cancel(charge, orderId.toString());
                case DUE, CHARGING, CAPTURED, DECLINED, REFUNDED -> {}
            }
        }
    }
}
