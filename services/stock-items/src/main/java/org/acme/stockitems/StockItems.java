package org.acme.stockitems;

import dev.waystone.data.ReadToken;
import dev.waystone.data.Replica;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The tenant's items. Changes need a transaction; locks are taken in the order of ids, so that rivals never cross. */
@ApplicationScoped
class StockItems {

    private static final String SELECT = "SELECT catalog_item_id, version, on_hand, reserved FROM stock_item ";

    private final Jdbi jdbi;
    private final Replica replica;

    StockItems(Jdbi jdbi, Replica replica) {
        this.jdbi = jdbi;
        this.replica = replica;
    }

    /** The item, at least as new as the caller has {@code seen} it. */
    Optional<StockItem> find(@Nullable ReadToken seen, UUID id) {
        return replica.read(
                seen,
                handle -> handle.select(SELECT + "WHERE catalog_item_id = ?", id)
                        .mapTo(StockItem.class)
                        .findOne());
    }

    Optional<StockItem> lock(UUID id) {
        return Optional.ofNullable(lock(List.of(id)).get(id));
    }

    /** Those that are known, by id, held until the end of the transaction. */
    Map<UUID, StockItem> lock(Collection<UUID> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + "WHERE catalog_item_id = ANY(:ids) ORDER BY catalog_item_id FOR UPDATE")
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .mapTo(StockItem.class)
                .collect(Collectors.toMap(StockItem::catalogItemId, Function.identity())));
    }

    /** Adds an item; false when it is there already. */
    boolean add(StockItem item) {
        return 1 == execute(item, """
                INSERT INTO stock_item (catalog_item_id, version, on_hand, reserved)
                VALUES (:catalogItemId, :version, :onHand, :reserved)
                ON CONFLICT DO NOTHING
                """);
    }

    /** Stores a changed item, whose lock the transaction holds. */
    void put(StockItem item) {
        execute(item, """
                UPDATE stock_item SET version = :version, on_hand = :onHand, reserved = :reserved
                WHERE catalog_item_id = :catalogItemId
                """);
    }

    /** Moves all lines of an order, whose items are locked, in one statement. */
    void move(StockMovement movement, List<StockLine> lines) {
        int moved = jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE stock_item AS item
                        SET version = version + 1,
                            on_hand = on_hand + :onHand * line.quantity,
                            reserved = reserved + :reserved * line.quantity
                        FROM unnest(:ids::uuid[], :quantities::int[]) AS line (id, quantity)
                        WHERE catalog_item_id = line.id
                        """)
                .bind("onHand", movement.onHand())
                .bind("reserved", movement.reserved())
                .bindArray(
                        "ids",
                        UUID.class,
                        lines.stream().map(StockLine::catalogItemId).toList())
                .bindArray(
                        "quantities",
                        Integer.class,
                        lines.stream().map(StockLine::quantity).toList())
                .execute());
        if (moved != lines.size()) {
            throw new IllegalStateException("%s moved %d of %d items".formatted(movement, moved, lines.size()));
        }
    }

    private int execute(StockItem item, String sql) {
        return jdbi.withHandle(handle -> handle.createUpdate(sql)
                .bind("catalogItemId", item.catalogItemId())
                .bind("version", item.version())
                .bind("onHand", item.onHand())
                .bind("reserved", item.reserved())
                .execute());
    }
}
