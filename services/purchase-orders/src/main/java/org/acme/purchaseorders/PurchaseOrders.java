package org.acme.purchaseorders;

import dev.waystone.data.ReadToken;
import dev.waystone.data.Replica;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acme.purchaseorders.PurchaseOrderState.Name;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** All orders of the tenant. What writes or locks belongs to the caller's transaction. */
@ApplicationScoped
class PurchaseOrders {

    private static final String ADD = """
            INSERT INTO purchase_order (id, version, state, customer_name, customer_email, lines, total_amount,
                                        currency, deadline, placed_at, history)
            VALUES (:id, :version, :state, :name, :email, :lines::jsonb, :amount, :currency, :deadline, :placedAt,
                    :history::jsonb)""";

    private static final String MOVE = """
            UPDATE purchase_order
            SET version = :version, state = :state, reason = :reason, history = history || :entry::jsonb
            WHERE id = :id AND version = :version - 1""";

    private static final String NOTE = "UPDATE purchase_order SET history = history || :entry::jsonb WHERE id = :id";

    private static final String READ = "SELECT %s FROM purchase_order ".formatted(PurchaseOrderRows.COLUMNS);

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Jdbi jdbi;
    private final Replica replica;
    private final PurchaseOrderRows rows;

    PurchaseOrders(Jdbi jdbi, Replica replica, PurchaseOrderRows rows) {
        this.jdbi = jdbi;
        this.replica = replica;
        this.rows = rows;
    }

    void add(PurchaseOrder order) {
        var agreed = order.agreement();
        jdbi.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", order.id().value())
                .bind("version", order.version())
                .bind("state", order.state().name())
                .bind("name", agreed.customer().name())
                .bind("email", agreed.customer().email())
                .bind("lines", rows.json(agreed.lines()))
                .bind("amount", agreed.total().amount())
                .bind("currency", agreed.total().currency().getCurrencyCode())
                .bind("deadline", agreed.deadline())
                .bind("placedAt", agreed.placedAt())
                .bind("history", rows.json(order.history()))
                .execute());
    }

    /** Locks these orders, in one order for all callers, until the transaction ends. */
    void lockAll(Collection<UUID> ids) {
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT id FROM purchase_order WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
                .bindArray("ids", UUID.class, ids.toArray())
                .mapTo(UUID.class)
                .list());
    }

    /** The order, locked until the transaction ends. */
    Optional<PurchaseOrder> lock(PurchaseOrderId id) {
        return jdbi.withHandle(handle -> one(handle, id, "WHERE id = :id FOR UPDATE"));
    }

    /** Stores a change of a locked order. */
    void move(PurchaseOrder order) {
        int stored = jdbi.withHandle(handle -> handle.createUpdate(MOVE)
                .bind("id", order.id().value())
                .bind("version", order.version())
                .bind("state", order.state().name())
                .bind("reason", order.state().cancelReason())
                .bind("entry", rows.json(order.latest()))
                .execute());
        if (stored != 1) {
            throw new IllegalStateException("order %s is not at version %d".formatted(order.id(), order.version() - 1));
        }
    }

    /** Stores the latest note of a locked order. */
    void note(PurchaseOrder order) {
        jdbi.useHandle(handle -> handle.createUpdate(NOTE)
                .bind("id", order.id().value())
                .bind("entry", rows.json(order.latest()))
                .execute());
    }

    /** The order, at least as new as {@code seen}. */
    Optional<PurchaseOrder> find(@Nullable ReadToken seen, PurchaseOrderId id) {
        return replica.read(seen, handle -> one(handle, id, "WHERE id = :id"));
    }

    /** Up to {@code most} orders behind {@code after}, or of all, in the order of placing; all or those of one state. */
    List<PurchaseOrder> list(@Nullable ReadToken seen, @Nullable UUID after, @Nullable Name state, int most) {
        var ofState = state == null ? "" : " AND state = :state";
        var sql = READ + "WHERE id > :after" + ofState + " ORDER BY id LIMIT :most";
        return replica.read(seen, handle -> {
            var query = handle.createQuery(sql)
                    .bind("after", after == null ? BEFORE_ALL : after)
                    .bind("most", most);
            if (state != null) {
                query.bind("state", state);
            }
            return query.map(rows).list();
        });
    }

    private Optional<PurchaseOrder> one(Handle handle, PurchaseOrderId id, String where) {
        return handle.createQuery(READ + where).bind("id", id.value()).map(rows).findOne();
    }
}
