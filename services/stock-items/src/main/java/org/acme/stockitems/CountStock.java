package org.acme.stockitems;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

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
     * @param precondition is told the version under its lock, 0 for an item that is not known, and may throw
     * @throws dev.waystone.core.ProblemException 409 when fewer were counted than are reserved
     */
    @Transactional
    StockItem count(UUID catalogItemId, int onHand, LongConsumer precondition) {
        var known = items.lock(catalogItemId);
        precondition.accept(version(known));
        if (known.isEmpty()) {
            var first = StockItem.firstCounted(catalogItemId, onHand);
            if (items.add(first)) {
                return first;
            }
            known = items.lock(catalogItemId);
            precondition.accept(version(known));
        }
        var counted = known.orElseThrow().counted(onHand);
        if (counted.version() != known.orElseThrow().version()) {
            items.put(counted);
        }
        return counted;
    }

    private static long version(Optional<StockItem> known) {
        return known.map(StockItem::version).orElse(0L);
    }
}
