package org.acme.purchaseorders;

import dev.waystone.core.Money;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.acme.purchaseorders.PurchaseOrderState.Step;

/**
 * An order: what was agreed when it was placed, and how it stands. Immutable.
 *
 * @param version 1 when placed; one higher with each change, which publishes one event of that sequence
 * @param history oldest first; one entry a version, then the late signals
 */
record PurchaseOrder(
        PurchaseOrderId id, long version, PurchaseOrderState state, Agreement agreement, List<HistoryEntry> history) {

    /** What never changes after the order was placed. */
    record Agreement(Customer customer, List<OrderLine> lines, Money total, Instant deadline, Instant placedAt) {

        Agreement {
            lines = List.copyOf(lines);
        }
    }

    /** What became of an order on a signal. */
    sealed interface Change {

        /** It moved on: to be stored, and its event published, in one transaction. */
        record Moved(PurchaseOrder order, PurchaseOrderEvent event) implements Change {}

        /** It had ended before: the note is to be stored, nothing is published. */
        record Noted(PurchaseOrder order) implements Change {}

        /** Nothing: a repeat, or an answer that cannot be. */
        record None() implements Change {}
    }

    PurchaseOrder {
        history = List.copyOf(history);
    }

    static PurchaseOrder place(Customer customer, List<OrderLine> lines, Instant at, Instant deadline) {
        var state = new PurchaseOrderState.Placed();
        var agreement = new Agreement(customer, lines, OrderLine.sum(lines), deadline, at);
        var placed = new HistoryEntry(1, state.name(), at, HistoryEntry.ORDER_PLACED, false);
        return new PurchaseOrder(PurchaseOrderId.next(), 1, state, agreement, List.of(placed));
    }

    Change on(OrderSignal signal, Instant at) {
        return switch (state.on(signal)) {
            case Step.Moved(var to) -> moved(to, signal, at);
            case Step.Late() -> late(signal, at);
            case Step.OutOfTurn() -> new Change.None();
        };
    }

    HistoryEntry latest() {
        return history.getLast();
    }

    /** How many signals came after the end; they are shown, though they made no version. */
    long lateSignals() {
        return history.stream().filter(HistoryEntry::late).count();
    }

    private Change moved(PurchaseOrderState to, OrderSignal signal, Instant at) {
        var entry = new HistoryEntry(version + 1, to.name(), at, signal.name(), false);
        var order = new PurchaseOrder(id, version + 1, to, agreement, with(entry));
        return new Change.Moved(order, PurchaseOrderEvent.of(order));
    }

    private Change late(OrderSignal signal, Instant at) {
        if (history.stream().anyMatch(entry -> entry.cause().equals(signal.name()))) {
            return new Change.None();
        }
        var entry = new HistoryEntry(version, state.name(), at, signal.name(), true);
        return new Change.Noted(new PurchaseOrder(id, version, state, agreement, with(entry)));
    }

    private List<HistoryEntry> with(HistoryEntry entry) {
        return Stream.concat(history.stream(), Stream.of(entry)).toList();
    }
}
