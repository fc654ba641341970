package org.acme.stockitems;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.acme.stockitems.StockReservationEvent.Shortage;
import org.acme.stockitems.StockReservationEvent.StockIssued;
import org.acme.stockitems.StockReservationEvent.StockRefused;
import org.acme.stockitems.StockReservationEvent.StockReleased;
import org.acme.stockitems.StockReservationEvent.StockReserved;

/**
 * What an order holds of the stock: all of its lines, or nothing. Immutable.
 *
 * @param orderId the order, whose id is also the reservation's
 * @param version the sequence of its latest event; 0 while it has published none
 */
record StockReservation(UUID orderId, long version, State state, List<StockLine> lines) {

    enum State {
        /** Holds every line. */
        RESERVED,
        /** Terminal: held nothing, since a line fell short. */
        REFUSED,
        /** Terminal: its pieces have left the house. */
        ISSUED,
        /** Terminal: gave back what it held. */
        RELEASED
    }

    /** A reservation after a change, the event that says so, and what happens to the items of its lines, if any. */
    record Change(StockReservation reservation, StockReservationEvent event, Optional<StockMovement> movement) {}

    StockReservation {
        lines = List.copyOf(lines);
        var items = new HashSet<UUID>();
        for (var line : lines) {
            if (!items.add(line.catalogItemId())) {
                throw new IllegalArgumentException("order %s has item %s twice; one line an item is accepted"
                        .formatted(orderId, line.catalogItemId()));
            }
        }
    }

    /** Takes all lines, or refuses all and says which fell short. {@code available} is 0 for an unknown item. */
    static Change place(UUID orderId, List<StockLine> lines, ToIntFunction<UUID> available) {
        var shortages = lines.stream()
                .map(line ->
                        new Shortage(line.catalogItemId(), line.quantity(), available.applyAsInt(line.catalogItemId())))
                .filter(line -> line.available() < line.requested())
                .toList();
        return shortages.isEmpty()
                ? new StockReservation(orderId, 1, State.RESERVED, lines).by(new StockReserved(), StockMovement.RESERVE)
                : new StockReservation(orderId, 1, State.REFUSED, lines).by(new StockRefused(shortages));
    }

    /** The mark of an order that was cancelled before its placing was heard. */
    static StockReservation neverToBe(UUID orderId) {
        return new StockReservation(orderId, 0, State.RELEASED, List.of());
    }

    /**
     * The order was confirmed.
     *
     * @throws IllegalStateException when it holds nothing: the order's and the stock's story contradict each other
     */
    Change issue() {
        if (state != State.RESERVED) {
            throw impossible("confirmed");
        }
        return next(State.ISSUED).by(new StockIssued(), StockMovement.ISSUE);
    }

    /**
     * The order was cancelled.
     *
     * @return empty when it holds nothing
     * @throws IllegalStateException when its pieces have left the house
     */
    Optional<Change> release() {
        return switch (state) {
            case RESERVED -> Optional.of(next(State.RELEASED).by(new StockReleased(), StockMovement.RELEASE));
            case REFUSED, RELEASED -> Optional.empty();
            case ISSUED -> throw impossible("cancelled");
        };
    }

    private StockReservation next(State to) {
        return new StockReservation(orderId, version + 1, to, lines);
    }

    private Change by(StockReservationEvent event, StockMovement... movement) {
        return new Change(this, event, Arrays.stream(movement).findFirst());
    }

    private IllegalStateException impossible(String what) {
        return new IllegalStateException("order %s is %s, but its reservation is %s".formatted(orderId, what, state));
    }
}
