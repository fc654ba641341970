package org.acme.stockitems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.acme.stockitems.StockReservation.State;
import org.jdbi.v3.core.Jdbi;

/** The tenant's reservations, one an order. Needs a transaction. */
@ApplicationScoped
class StockReservations {

    private final Jdbi jdbi;
    private final ObjectReader linesReader;
    private final ObjectWriter linesWriter;

    StockReservations(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.linesReader = json.readerForListOf(StockLine.class);
        this.linesWriter = json.writerFor(List.class);
    }

    Optional<StockReservation> lock(UUID orderId) {
        return jdbi.withHandle(handle -> handle.select("""
                        SELECT order_id, version, state, lines FROM stock_reservation
                        WHERE order_id = ? FOR UPDATE
                        """, orderId)
                .map((rows, context) -> reservation(rows))
                .findOne());
    }

    /** The items of these orders' lines. */
    Set<UUID> items(Collection<UUID> orderIds) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT (line ->> 'catalogItemId')::uuid
                        FROM stock_reservation, jsonb_array_elements(lines) AS line
                        WHERE order_id = ANY(:orderIds)
                        """)
                .bindArray("orderIds", UUID.class, List.copyOf(orderIds))
                .mapTo(UUID.class)
                .set());
    }

    /** Adds a reservation; false when the order has one already. */
    boolean add(StockReservation reservation) {
        return 1
                == jdbi.withHandle(handle -> handle.createUpdate("""
                        INSERT INTO stock_reservation (order_id, version, state, lines)
                        VALUES (:orderId, :version, :state, :lines::jsonb)
                        ON CONFLICT DO NOTHING
                        """)
                        .bind("orderId", reservation.orderId())
                        .bind("version", reservation.version())
                        .bind("state", reservation.state())
                        .bind("lines", written(reservation.lines()))
                        .execute());
    }

    /** Stores a reservation that has moved on; its lines never change. */
    void put(StockReservation reservation) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE stock_reservation SET version = :version, state = :state WHERE order_id = :orderId")
                .bind("orderId", reservation.orderId())
                .bind("version", reservation.version())
                .bind("state", reservation.state())
                .execute());
    }

    private StockReservation reservation(ResultSet rows) throws SQLException {
        return new StockReservation(
                rows.getObject("order_id", UUID.class),
                rows.getLong("version"),
                State.valueOf(rows.getString("state")),
                read(rows.getString("lines")));
    }

    private List<StockLine> read(String lines) {
        try {
            return linesReader.readValue(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the lines of a reservation cannot be read", e);
        }
    }

    private String written(List<StockLine> lines) {
        try {
            return linesWriter.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the lines of a reservation cannot be written", e);
        }
    }
}
