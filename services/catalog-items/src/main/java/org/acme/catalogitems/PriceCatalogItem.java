package org.acme.catalogitems;

import dev.waystone.core.Money;
import dev.waystone.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.LongConsumer;
import org.acme.catalogitems.CatalogItemEvent.CatalogItemPriced;

/** Changes what a catalog item costs and announces it. */
@ApplicationScoped
class PriceCatalogItem {

    private final CatalogItems catalogItems;
    private final Outbox outbox;

    PriceCatalogItem(CatalogItems catalogItems, Outbox outbox) {
        this.catalogItems = catalogItems;
        this.outbox = outbox;
    }

    /**
     * What the catalog item is at its new price. The same price again is no change and announces nothing.
     *
     * @param expected is told the locked version, and throws if the caller expected another one
     */
    @Transactional
    CatalogItem price(CatalogItemId id, Money price, LongConsumer expected) {
        CatalogItem catalogItem = catalogItems.lock(id);
        expected.accept(catalogItem.version());
        CatalogItem priced = catalogItem.priced(price);
        if (priced.version() > catalogItem.version()) {
            catalogItems.change(priced);
            outbox.publish(id.value(), priced.version(), new CatalogItemPriced(price));
        }
        return priced;
    }
}
