package org.acme.cardpayments;

import java.util.List;
import org.acme.cardpayments.PaymentSignal.BankCaptured;
import org.acme.cardpayments.PaymentSignal.BankDeclined;
import org.acme.cardpayments.PaymentSignal.BankVoided;
import org.acme.cardpayments.PaymentSignal.ChargeStarted;
import org.acme.cardpayments.PaymentSignal.OrderCancelled;

/** Where a payment stands, and what each signal does to it: {@link #on(PaymentSignal)}. */
enum CardPaymentState {
    /** The bank has not been told of it. */
    DUE,
    /** The bank may know of it; the outcome is not known here. */
    CHARGING,
    /** The money was taken. */
    CAPTURED,
    /** Terminal: the bank refused. */
    DECLINED,
    /** The order is cancelled, and the bank may have taken the money: it is being told to void. */
    VOIDING,
    /** The order is cancelled, and the money was taken: the bank is being told to give it back. */
    REFUNDING,
    /** Terminal: no money was taken, none will be. */
    VOID,
    /** Terminal: what was taken was given back. */
    REFUNDED;

    /** Why the order hears of a decline when the bank voided a charge of its own accord. */
    static final String VOIDED_BY_THE_BANK = "VOIDED";

    /**
     * The whole state machine: the states to go through, in order; none when the signal changes nothing. Two at once is
     * a capture that became known only by its refund.
     */
    List<CardPaymentState> on(PaymentSignal signal) {
        return switch (this) {
            case DUE ->
                switch (signal) {
                    case ChargeStarted() -> List.of(CHARGING);
                    case OrderCancelled() -> List.of(VOID);
                    case BankCaptured(), BankDeclined _, BankVoided _ -> List.of();
                };
            case CHARGING ->
                switch (signal) {
                    case OrderCancelled() -> List.of(VOIDING);
                    case BankCaptured() -> List.of(CAPTURED);
                    case BankDeclined _, BankVoided _ -> List.of(DECLINED);
                    case ChargeStarted() -> List.of();
                };
            case VOIDING ->
                switch (signal) {
                    case BankCaptured() -> List.of(CAPTURED, REFUNDING);
                    case BankDeclined _ -> List.of(DECLINED);
                    case BankVoided(var refunded) -> refunded ? List.of(CAPTURED, REFUNDED) : List.of(VOID);
                    case ChargeStarted(), OrderCancelled() -> List.of();
                };
            case CAPTURED -> signal instanceof OrderCancelled ? List.of(REFUNDING) : List.of();
            case REFUNDING -> signal instanceof BankVoided ? List.of(REFUNDED) : List.of();
            case DECLINED, VOID, REFUNDED -> List.of();
        };
    }

    /** As the API shows it: what was published, not what is being tried. */
    CardPaymentState settled() {
        return switch (this) {
            case CHARGING, VOIDING -> DUE;
            case REFUNDING -> CAPTURED;
            default -> this;
        };
    }
}
