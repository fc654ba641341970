package org.acme.catalogitems;

import dev.waystone.core.Money;
import dev.waystone.core.Page;
import dev.waystone.core.PageRequest;
import dev.waystone.core.Problems;
import dev.waystone.data.ReadToken;
import dev.waystone.data.Replica;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * All catalog items of the tenant. Changes belong to the caller's transaction. Reads see at least what their token stands for,
 * and may come from the replica if there is one.
 */
@ApplicationScoped
class CatalogItems {

    private static final String READ =
            "SELECT id, version, sku, name, description, price, currency, status FROM catalog_item ";

    private static final String ADD = """
            INSERT INTO catalog_item (id, version, sku, name, description, price, currency, status)
            VALUES (:id, :version, :sku, :name, :description, :price, :currency, :status)
            ON CONFLICT (tenant, sku) DO NOTHING""";

    private static final String CHANGE = """
            UPDATE catalog_item SET version = :version, price = :price, currency = :currency, status = :status
            WHERE id = :id""";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Jdbi jdbi;
    private final Replica replica;

    CatalogItems(Jdbi jdbi, Replica replica) {
        this.jdbi = jdbi;
        this.replica = replica;
    }

    /** Adds a new catalog item, unless its SKU is taken. */
    boolean add(CatalogItem catalogItem) {
        return jdbi.withHandle(handle -> handle.createUpdate(ADD)
                        .bind("id", catalogItem.id().value())
                        .bind("version", catalogItem.version())
                        .bind("sku", catalogItem.sku())
                        .bind("name", catalogItem.name())
                        .bind("description", catalogItem.description())
                        .bind("price", catalogItem.price().amount())
                        .bind("currency", catalogItem.price().currency())
                        .bind("status", catalogItem.status())
                        .execute())
                == 1;
    }

    /** The catalog item, locked until the transaction ends; a 404 problem if there is none. */
    CatalogItem lock(CatalogItemId id) {
        return jdbi.withHandle(handle -> handle.createQuery(READ + "WHERE id = :id FOR UPDATE")
                        .bind("id", id.value())
                        .map(CatalogItems::catalogItem)
                        .findOne())
                .orElseThrow(() -> missing(id));
    }

    /** Stores a change of a locked catalog item. */
    void change(CatalogItem catalogItem) {
        jdbi.useHandle(handle -> handle.createUpdate(CHANGE)
                .bind("id", catalogItem.id().value())
                .bind("version", catalogItem.version())
                .bind("price", catalogItem.price().amount())
                .bind("currency", catalogItem.price().currency())
                .bind("status", catalogItem.status())
                .execute());
    }

    /** The catalog item that has this SKU. */
    Optional<CatalogItemId> idOf(String sku) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id FROM catalog_item WHERE sku = :sku")
                .bind("sku", sku)
                .mapTo(UUID.class)
                .findOne()
                .map(CatalogItemId::new));
    }

    /** The catalog item; a 404 problem if there is none. */
    CatalogItem get(CatalogItemId id, @Nullable ReadToken seen) {
        return replica.read(
                        seen,
                        handle -> handle.createQuery(READ + "WHERE id = :id")
                                .bind("id", id.value())
                                .map(CatalogItems::catalogItem)
                                .findOne())
                .orElseThrow(() -> missing(id));
    }

    /** Those of these catalog items that exist, in order of their ids; without a token as they are at this moment. */
    List<CatalogItem> allOf(Collection<UUID> ids, @Nullable ReadToken seen) {
        return replica.read(
                seen,
                handle -> handle.createQuery(READ + "WHERE id = ANY(:ids) ORDER BY id")
                        .bindArray("ids", UUID.class, ids)
                        .map(CatalogItems::catalogItem)
                        .list());
    }

    /** A page of all catalog items, the retired ones among them, in the order of their creation. */
    Page<CatalogItem> page(PageRequest request, @Nullable ReadToken seen) {
        UUID after = request.afterId() == null ? BEFORE_ALL : request.afterId();
        List<CatalogItem> rows = replica.read(
                seen,
                handle -> handle.createQuery(READ + "WHERE id > :after ORDER BY id LIMIT :most")
                        .bind("after", after)
                        .bind("most", request.limit() + 1)
                        .map(CatalogItems::catalogItem)
                        .list());
        return Page.of(rows, request, catalogItem -> catalogItem.id().value());
    }

    static RuntimeException missing(CatalogItemId id) {
        return Problems.notFound("catalog item", id);
    }

    private static CatalogItem catalogItem(ResultSet row, StatementContext context) throws SQLException {
        return new CatalogItem(
                new CatalogItemId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("sku"),
                row.getString("name"),
                row.getString("description"),
                new Money(row.getBigDecimal("price"), Currency.getInstance(row.getString("currency"))),
                CatalogItemStatus.valueOf(row.getString("status")));
    }
}
