package org.acme.stockitems;

import dev.waystone.events.Event;
import java.util.List;
import java.util.UUID;

/** What the topic stock-items says: one event a version of a reservation, keyed by its order's id. A published contract. */
sealed interface StockReservationEvent extends Event {

    /** Every line of the order is set aside. */
    record StockReserved() implements StockReservationEvent {}

    /** Nothing is set aside: {@code lines} are the ones that fell short. */
    record StockRefused(List<Shortage> lines) implements StockReservationEvent {}

    /** The order's pieces have left the house. */
    record StockIssued() implements StockReservationEvent {}

    /** What was set aside for the order is available again. */
    record StockReleased() implements StockReservationEvent {}

    /** A line for which {@code available} pieces were not enough. */
    record Shortage(UUID catalogItemId, int requested, int available) {}
}
