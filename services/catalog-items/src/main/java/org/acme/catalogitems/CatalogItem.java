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
            throw new IllegalArgumentException("%s is no price of an item".formatted(price));
        }
    }

    /** A new item. */
    static CatalogItem create(String sku, String name, String description, Money price) {
        return new CatalogItem(CatalogItemId.next(), 1, sku, name, description, price, CatalogItemStatus.ACTIVE);
    }

    /** Whether an item may cost that much: more than nothing, and at most {@link #HIGHEST_PRICE}. */
    static boolean isPrice(Money money) {
        return money.isPositive() && money.amount().compareTo(HIGHEST_PRICE) <= 0;
    }

    /** This item at another price, or the same item if it costs that much already; a 409 problem if it is retired. */
    CatalogItem priced(Money newPrice) {
        if (status == CatalogItemStatus.RETIRED) {
            throw Problems.conflict("item-retired", "Catalog item %s is retired: its price stays.".formatted(id));
        }
        return newPrice.equals(price) ? this : changed(newPrice, status);
    }

    /** This item, never to be ordered again; the same item if it is retired already. */
    CatalogItem retired() {
        return status == CatalogItemStatus.RETIRED ? this : changed(price, CatalogItemStatus.RETIRED);
    }

    private CatalogItem changed(Money newPrice, CatalogItemStatus newStatus) {
        return new CatalogItem(id, version + 1, sku, name, description, newPrice, newStatus);
    }
}
