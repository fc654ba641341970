package org.acme.purchaseorders;

import java.util.ArrayList;
import java.util.List;
import org.acme.purchaseorders.PurchaseOrder.Change;

/** Leads one order through signals and keeps all that it published: the witness of the properties. */
final class Journey {

    private final List<PurchaseOrderEvent> events = new ArrayList<>();
    private final List<PurchaseOrderState> states = new ArrayList<>();
    private PurchaseOrder order = Orders.placed();

    Journey(Iterable<OrderSignal> signals) {
        events.add(PurchaseOrderEvent.of(order));
        states.add(order.state());
        var at = Orders.NOON;
        for (var signal : signals) {
            at = at.plusSeconds(1);
            apply(order.on(signal, at));
        }
    }

    private void apply(Change change) {
        switch (change) {
            case Change.Moved(var moved, var event) -> {
                order = moved;
                events.add(event);
                states.add(moved.state());
            }
            case Change.Noted(var noted) -> order = noted;
            case Change.None() -> {}
        }
    }

    PurchaseOrder order() {
        return order;
    }

    List<PurchaseOrderEvent> events() {
        return events;
    }

    List<PurchaseOrderState> states() {
        return states;
    }
}
