package org.acme.stockitems;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Someone has counted an item: so many pieces are on hand. */
@ApplicationScoped
class CountStock {

    private final StockItems items;

    CountStock(StockItems items) {
        this.items = items;
    }

    /**
     * Takes the count, also of an item that was not known before.
     *
     * @param precondition is shown the item as it is, under its lock, and may throw
     * @throws dev.waystone.core.ProblemException 409 when fewer were counted than are reserved
     */
    @Transactional
    StockItem count(UUID catalogItemId, int onHand, Consumer<Optional<StockItem>> precondition) {
        var known = items.lock(catalogItemId);
        precondition.accept(known);
        if (known.isEmpty()) {
            var first = StockItem.firstCounted(catalogItemId, onHand);
            if (items.add(first)) {
                return first;
            }
            known = items.lock(catalogItemId);
            precondition.accept(known);
        }
        var counted = known.orElseThrow().counted(onHand);
        if (counted.version() != known.orElseThrow().version()) {
            items.put(counted);
        }
        return counted;
    }
}
