package org.acme.purchaseorders;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an order stands, and the journey's only decision: {@link #on(OrderSignal)}. Immutable, pure. */
sealed interface PurchaseOrderState {

    /** Waits for stock. */
    record Placed() implements PurchaseOrderState {}

    /** Has its stock, waits for the payment. */
    record Reserved() implements PurchaseOrderState {}

    /** Terminal: paid, and its stock is issued. */
    record Confirmed() implements PurchaseOrderState {}

    /** Terminal: costs nothing and holds no stock. */
    record Cancelled(CancelReason reason) implements PurchaseOrderState {}

    /** What a signal does to a state. */
    sealed interface Step {

        /** The order moves on. */
        record Moved(PurchaseOrderState to) implements Step {}

        /** The order has ended before: nothing moves, the signal is noted. */
        record Late() implements Step {}

        /** A repeated or impossible answer of an order under way: nothing moves. */
        record OutOfTurn() implements Step {}
    }

    /** The whole state machine. */
    default Step on(OrderSignal signal) {
        return switch (this) {
            case Placed() ->
                switch (signal) {
                    case STOCK_RESERVED -> new Step.Moved(new Reserved());
                    case STOCK_REFUSED -> new Step.Moved(new Cancelled(CancelReason.STOCK));
                    case DEADLINE_PASSED -> new Step.Moved(new Cancelled(CancelReason.DEADLINE));
                    case PAYMENT_CAPTURED, PAYMENT_DECLINED -> new Step.OutOfTurn();
                };
            case Reserved() ->
                switch (signal) {
                    case PAYMENT_CAPTURED -> new Step.Moved(new Confirmed());
                    case PAYMENT_DECLINED -> new Step.Moved(new Cancelled(CancelReason.PAYMENT));
                    case DEADLINE_PASSED -> new Step.Moved(new Cancelled(CancelReason.DEADLINE));
                    case STOCK_RESERVED, STOCK_REFUSED -> new Step.OutOfTurn();
                };
            case Confirmed(), Cancelled(var _) -> new Step.Late();
        };
    }

    /** Whether nothing can move the order any more. */
    default boolean terminal() {
        return this instanceof Confirmed || this instanceof Cancelled;
    }

    /** As stored and shown. */
    default Name name() {
        return switch (this) {
            case Placed() -> Name.PLACED;
            case Reserved() -> Name.RESERVED;
            case Confirmed() -> Name.CONFIRMED;
            case Cancelled(var _) -> Name.CANCELLED;
        };
    }

    /** Why, for a cancelled order; otherwise nothing. */
    default @Nullable CancelReason cancelReason() {
        return this instanceof Cancelled(var reason) ? reason : null;
    }

    /** The states' names at the edges: JSON, query parameters, columns. */
    @Schema(name = "PurchaseOrderState")
    enum Name {
        PLACED,
        RESERVED,
        CONFIRMED,
        CANCELLED;

        /** The state of this name; {@code reason} counts for CANCELLED only, where it must be there. */
        PurchaseOrderState with(@Nullable CancelReason reason) {
            return switch (this) {
                case PLACED -> new Placed();
                case RESERVED -> new Reserved();
                case CONFIRMED -> new Confirmed();
                case CANCELLED -> {
                    if (reason == null) {
                        throw new IllegalArgumentException(
                                "a cancelled order needs a reason: STOCK, PAYMENT, DEADLINE");
                    }
                    yield new Cancelled(reason);
                }
            };
        }
    }
}
