package org.acme.purchaseorders.pricing;

import dev.waystone.core.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The last price heard of each item of the tenant. What is older than what is stored changes nothing. */
@ApplicationScoped
class KnownPrices {

    private static final String FIND = """
            SELECT catalog_item_id, version, price, currency, priced_at, retired
            FROM known_price WHERE catalog_item_id = ANY(:ids)""";

    private static final String PRICED = """
            INSERT INTO known_price AS known (catalog_item_id, version, price, currency, priced_at)
            VALUES (:id, :version, :price, :currency, :at)
            ON CONFLICT (tenant, catalog_item_id) DO UPDATE
            SET version = excluded.version, price = excluded.price, currency = excluded.currency,
                priced_at = excluded.priced_at
            WHERE known.version < excluded.version""";

    private static final String RETIRED = """
            INSERT INTO known_price AS known (catalog_item_id, version, priced_at, retired)
            VALUES (:id, :version, :at, true)
            ON CONFLICT (tenant, catalog_item_id) DO UPDATE
            SET version = excluded.version, retired = true
            WHERE known.version < excluded.version""";

    /** Touches, and so locks, only what is missing, old or behind: with a warm table it is one read. */
    private static final String CONFIRM = """
            INSERT INTO known_price AS known (catalog_item_id, version, price, currency, priced_at)
            SELECT live.id, live.version, live.price, live.currency, :at::timestamptz
            FROM unnest(:ids, :versions, :prices::numeric[], :currencies) AS live (id, version, price, currency)
            LEFT JOIN known_price stored ON stored.catalog_item_id = live.id
            WHERE stored.catalog_item_id IS NULL OR stored.version < live.version
               OR (stored.version = live.version AND stored.priced_at < :freshFrom::timestamptz)
            ORDER BY live.id
            ON CONFLICT (tenant, catalog_item_id) DO UPDATE
            SET version = excluded.version, price = excluded.price, currency = excluded.currency,
                priced_at = excluded.priced_at
            WHERE known.version <= excluded.version""";

    private final Jdbi jdbi;

    KnownPrices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is known of these items, by id; unknown ones are missing. */
    @Transactional
    Map<UUID, KnownPrice> find(Collection<UUID> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> known(row))
                .collect(Collectors.toMap(KnownPrice::catalogItemId, Function.identity())));
    }

    /** The catalogue said at {@code at} that from its version {@code version} on the item costs {@code price}. */
    @Transactional(Transactional.TxType.MANDATORY)
    void priced(UUID id, long version, Money price, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(PRICED)
                .bind("id", id)
                .bind("version", version)
                .bind("price", price.amount())
                .bind("currency", price.currency().getCurrencyCode())
                .bind("at", at)
                .execute());
    }

    /** The catalogue said that the item is no longer sold. */
    @Transactional(Transactional.TxType.MANDATORY)
    void retired(UUID id, long version, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(RETIRED)
                .bind("id", id)
                .bind("version", version)
                .bind("at", at)
                .execute());
    }

    /** The catalogue showed these items, none retired, at {@code at}: renews prices from before {@code freshFrom}. */
    @Transactional
    void confirm(List<CatalogItemsClient.Item> items, Instant at, Instant freshFrom) {
        jdbi.useHandle(handle -> handle.createUpdate(CONFIRM)
                .bindArray("ids", UUID.class, column(items, CatalogItemsClient.Item::id))
                .bindArray("versions", Long.class, column(items, CatalogItemsClient.Item::version))
                .bindArray(
                        "prices",
                        String.class,
                        column(items, item -> item.price().amount().toPlainString()))
                .bindArray(
                        "currencies",
                        String.class,
                        column(items, item -> item.price().currency().getCurrencyCode()))
                .bind("at", at)
                .bind("freshFrom", freshFrom)
                .execute());
    }

    private static Object[] column(
            List<CatalogItemsClient.Item> items, Function<CatalogItemsClient.Item, Object> value) {
        return items.stream().map(value).toArray();
    }

    private static KnownPrice known(ResultSet row) throws SQLException {
        return new KnownPrice(
                row.getObject("catalog_item_id", UUID.class),
                row.getLong("version"),
                money(row.getBigDecimal("price"), row.getString("currency")),
                row.getTimestamp("priced_at").toInstant(),
                row.getBoolean("retired"));
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? null : Money.of(amount.toPlainString(), currency);
    }
}
