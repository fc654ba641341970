package org.acme.stockitems;

import dev.waystone.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** An order has ended: what it holds is issued or given back. */
@ApplicationScoped
class SettleStock {

    private final StockItems items;
    private final StockReservations reservations;
    private final Outbox outbox;

    SettleStock(StockItems items, StockReservations reservations, Outbox outbox) {
        this.items = items;
        this.reservations = reservations;
        this.outbox = outbox;
    }

    /**
     * The order was confirmed.
     *
     * @throws IllegalStateException when it holds nothing
     */
    @Transactional
    void issue(UUID orderId) {
        var reservation = reservations.lock(orderId).orElseThrow(() -> unknown(orderId));
        apply(reservation.issue());
    }

    /** The order was cancelled; if its placing was never heard, it is marked so that nothing will be reserved. */
    @Transactional
    void release(UUID orderId) {
        reservations
                .lock(orderId)
                .ifPresentOrElse(
                        known -> known.release().ifPresent(this::apply),
                        () -> reservations.add(StockReservation.neverToBe(orderId)));
    }

    private static IllegalStateException unknown(UUID orderId) {
        return new IllegalStateException("order " + orderId + " is confirmed, but has no reservation");
    }

    private void apply(StockReservation.Change change) {
        var reservation = change.reservation();
        reservations.put(reservation);
        change.movement().ifPresent(movement -> items.move(movement, reservation.lines()));
        outbox.publish(reservation.orderId(), reservation.version(), change.event());
    }
}
