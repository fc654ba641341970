package org.acme.stockitems;

import dev.waystone.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** An order was placed: all of its lines are set aside, or it is refused. */
@ApplicationScoped
class ReserveStock {

    private final StockItems items;
    private final StockReservations reservations;
    private final Outbox outbox;

    ReserveStock(StockItems items, StockReservations reservations, Outbox outbox) {
        this.items = items;
        this.reservations = reservations;
        this.outbox = outbox;
    }

    /** Does nothing for an order that is known to be cancelled. */
    @Transactional
    void reserve(UUID orderId, List<StockLine> lines) {
        var known = items.lock(lines.stream().map(StockLine::catalogItemId).toList());
        var change = StockReservation.place(
                orderId, lines, id -> known.containsKey(id) ? known.get(id).available() : 0);
        if (reservations.add(change.reservation())) {
            change.movement().ifPresent(movement -> items.move(movement, lines));
            outbox.publish(orderId, change.reservation().version(), change.event());
        }
    }
}
