package org.acme.catalogitems;

import dev.waystone.core.Money;
import dev.waystone.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.LongConsumer;
import org.acme.catalogitems.CatalogItemEvent.CatalogItemPriced;

/** Changes what an item costs and announces it. */
@ApplicationScoped
class PriceCatalogItem {

    private final CatalogItems items;
    private final KnownCatalogItems known;
    private final Outbox outbox;

    PriceCatalogItem(CatalogItems items, KnownCatalogItems known, Outbox outbox) {
        this.items = items;
        this.known = known;
        this.outbox = outbox;
    }

    /**
     * The item at its new price. The same price again is no change and announces nothing.
     *
     * @param expected is told the locked item's version, and throws if the caller expected another one
     */
    @Transactional
    CatalogItem price(CatalogItemId id, Money price, LongConsumer expected) {
        CatalogItem item = items.lock(id);
        expected.accept(item.version());
        CatalogItem priced = item.priced(price);
        if (priced.version() > item.version()) {
            items.change(priced);
            known.changed(priced);
            outbox.publish(id.value(), priced.version(), new CatalogItemPriced(price));
        }
        return priced;
    }
}
