package org.acme.catalogitems;

import dev.waystone.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.LongConsumer;
import org.acme.catalogitems.CatalogItemEvent.CatalogItemRetired;

/** Takes a catalog item out of what can be ordered and announces it. */
@ApplicationScoped
class RetireCatalogItem {

    private final CatalogItems catalogItems;
    private final Outbox outbox;

    RetireCatalogItem(CatalogItems catalogItems, Outbox outbox) {
        this.catalogItems = catalogItems;
        this.outbox = outbox;
    }

    /**
     * Retires the catalog item. A second time is no change and announces nothing.
     *
     * @param expected is told the locked version, and throws if the caller expected another one
     */
    @Transactional
    void retire(CatalogItemId id, LongConsumer expected) {
        CatalogItem catalogItem = catalogItems.lock(id);
        expected.accept(catalogItem.version());
        CatalogItem retired = catalogItem.retired();
        if (retired.version() > catalogItem.version()) {
            catalogItems.change(retired);
            outbox.publish(id.value(), retired.version(), new CatalogItemRetired());
        }
    }
}
