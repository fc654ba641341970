package org.acme.catalogitems;

import dev.waystone.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.LongConsumer;
import org.acme.catalogitems.CatalogItemEvent.CatalogItemRetired;

/** Takes an item out of what can be ordered and announces it. */
@ApplicationScoped
class RetireCatalogItem {

    private final CatalogItems items;
    private final KnownCatalogItems known;
    private final Outbox outbox;

    RetireCatalogItem(CatalogItems items, KnownCatalogItems known, Outbox outbox) {
        this.items = items;
        this.known = known;
        this.outbox = outbox;
    }

    /**
     * Retires the item. A second time is no change and announces nothing.
     *
     * @param expected is told the locked item's version, and throws if the caller expected another one
     */
    @Transactional
    void retire(CatalogItemId id, LongConsumer expected) {
        CatalogItem item = items.lock(id);
        expected.accept(item.version());
        CatalogItem retired = item.retired();
        if (retired.version() > item.version()) {
            items.change(retired);
            known.changed(retired);
            outbox.publish(id.value(), retired.version(), new CatalogItemRetired());
        }
    }
}
