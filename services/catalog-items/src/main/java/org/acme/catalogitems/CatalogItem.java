package org.acme.catalogitems;

import dev.waystone.core.Money;
import dev.waystone.core.Problems;
import java.math.BigDecimal;

/** One thing that can be ordered. Its version counts its changes, from 1 on. */
record CatalogItem(
        CatalogItemId id,
        long version,
        String sku,
        String name,
        String description,
        Money price,
        CatalogItemStatus status) {

    /** The highest price, in whatever currency. */
    static final BigDecimal HIGHEST_PRICE = new BigDecimal("1000000.00");

    CatalogItem {
        if (!isPrice(price)) {
            throw new IllegalArgumentException("%s is no price of a catalog item".formatted(price));
        }
    }

    /** A new catalog item. */
    static CatalogItem create(String sku, String name, String description, Money price) {
        return new CatalogItem(CatalogItemId.next(), 1, sku, name, description, price, CatalogItemStatus.ACTIVE);
    }

    /** Whether a catalog item may cost that much: more than nothing, and at most {@link #HIGHEST_PRICE}. */
    static boolean isPrice(Money money) {
        return money.isPositive() && money.amount().compareTo(HIGHEST_PRICE) <= 0;
    }

    /** The same at another price, or this one if it costs that much already; a 409 problem if it is retired. */
    CatalogItem priced(Money newPrice) {
        if (status == CatalogItemStatus.RETIRED) {
            throw Problems.conflict(
                    "catalog-item-retired", "Catalog item %s is retired: its price stays.".formatted(id));
        }
        return newPrice.equals(price) ? this : changed(newPrice, status);
    }

    /** The same, never to be ordered again; this one if it is retired already. */
    CatalogItem retired() {
        return status == CatalogItemStatus.RETIRED ? this : changed(price, CatalogItemStatus.RETIRED);
    }

    private CatalogItem changed(Money newPrice, CatalogItemStatus newStatus) {
        return new CatalogItem(id, version + 1, sku, name, description, newPrice, newStatus);
    }
}
