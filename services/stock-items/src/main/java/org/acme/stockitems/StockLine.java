package org.acme.stockitems;

import java.util.UUID;

/** How many of an item an order needs: at least one. */
record StockLine(UUID catalogItemId, int quantity) {

    StockLine {
        if (quantity < 1) {
            throw new IllegalArgumentException(
                    "quantity of item %s is %d; at least 1 is accepted".formatted(catalogItemId, quantity));
        }
    }
}
