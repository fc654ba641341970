package org.acme.purchaseorders;

import dev.waystone.core.Money;
import dev.waystone.events.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the topic purchase-orders says: one event a version of an order, keyed by its id. The published contract. */
sealed interface PurchaseOrderEvent extends Event {

    /** An order waits for its stock until {@code deadline}. */
    record PurchaseOrderPlaced(List<Line> lines, Instant deadline) implements PurchaseOrderEvent {}

    /** The stock is reserved; {@code total} is to be charged before {@code deadline}. */
    record PurchaseOrderPaymentDue(Money total, Instant deadline) implements PurchaseOrderEvent {}

    /** The order is paid; its stock is to be issued. */
    record PurchaseOrderConfirmed(Customer customer, Money total) implements PurchaseOrderEvent {}

    /** The order ended without effect: what was reserved or paid for it is to be given back. */
    record PurchaseOrderCancelled(Customer customer, CancelReason reason, Money total) implements PurchaseOrderEvent {}

    /** How many of an item. */
    record Line(UUID catalogItemId, int quantity) {}

    /** The event that says how {@code order} stands now. */
    static PurchaseOrderEvent of(PurchaseOrder order) {
        var agreed = order.agreement();
        return switch (order.state()) {
            case PurchaseOrderState.Placed() -> new PurchaseOrderPlaced(lines(agreed.lines()), agreed.deadline());
            case PurchaseOrderState.Reserved() -> new PurchaseOrderPaymentDue(agreed.total(), agreed.deadline());
            case PurchaseOrderState.Confirmed() -> new PurchaseOrderConfirmed(agreed.customer(), agreed.total());
            case PurchaseOrderState.Cancelled(var reason) ->
                new PurchaseOrderCancelled(agreed.customer(), reason, agreed.total());
        };
    }

    private static List<Line> lines(List<OrderLine> lines) {
        return lines.stream()
                .map(line -> new Line(line.catalogItemId(), line.quantity()))
                .toList();
    }
}
