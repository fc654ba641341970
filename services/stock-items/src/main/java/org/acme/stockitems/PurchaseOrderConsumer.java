package org.acme.stockitems;

import dev.waystone.events.EventConsumer;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Reacts to orders. Before a batch it locks every item that the batch will touch, in one statement and one order. */
@ApplicationScoped
class PurchaseOrderConsumer implements EventConsumer {

    private final ReserveStock reserve;
    private final SettleStock settle;
    private final StockItems items;
    private final StockReservations reservations;

    PurchaseOrderConsumer(ReserveStock reserve, SettleStock settle, StockItems items, StockReservations reservations) {
        this.reserve = reserve;
        this.settle = settle;
        this.items = items;
        this.reservations = reservations;
    }

    record Placed(List<StockLine> lines) {}

    record Confirmed() {}

    record Cancelled() {}

    @Override
    public Subscription subscription() {
        return Subscription.to("purchase-orders")
                .on(
                        type("Placed"),
                        Placed.class,
                        order -> reserve.reserve(
                                order.aggregateId(), order.data().lines()))
                .on(type("Confirmed"), Confirmed.class, order -> settle.issue(order.aggregateId()))
                .on(type("Cancelled"), Cancelled.class, order -> settle.release(order.aggregateId()))
                .beforeBatch(this::lockItems);
    }

    private void lockItems(List<Received<?>> batch) {
        var touched = new HashSet<UUID>();
        var settled = new HashSet<UUID>();
        for (var order : batch) {
            if (order.data() instanceof Placed placed) {
                placed.lines().forEach(line -> touched.add(line.catalogItemId()));
            } else {
                settled.add(order.aggregateId());
            }
        }
        if (!settled.isEmpty()) {
            touched.addAll(reservations.items(settled));
        }
        items.lock(touched);
    }

    private static String type(String what) {
        return "org.acme.purchaseorders.PurchaseOrder" + what + ".v1";
    }
}
