package org.acme.catalogitems;

import dev.waystone.events.Event;
import dev.waystone.events.EventConsumer;
import dev.waystone.events.Received;
import dev.waystone.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import org.acme.catalogitems.CatalogItemEvent.CatalogItemCreated;
import org.acme.catalogitems.CatalogItemEvent.CatalogItemPriced;
import org.acme.catalogitems.CatalogItemEvent.CatalogItemRetired;

/** Tells every instance of every change, also of those that Redis did not hear of. */
@ApplicationScoped
class CatalogItemChangeConsumer implements EventConsumer {

    private final CachedCatalogItems cached;

    CatalogItemChangeConsumer(CachedCatalogItems cached) {
        this.cached = cached;
    }

    /** Which catalog item it is and how new is said by the envelope. */
    record Change() {}

    @Override
    public Subscription subscription() {
        return Subscription.to("catalog-items")
                .onEveryInstance(cached.memory())
                .on(Event.typeOf(CatalogItemCreated.class), Change.class, this::heard)
                .on(Event.typeOf(CatalogItemPriced.class), Change.class, this::heard)
                .on(Event.typeOf(CatalogItemRetired.class), Change.class, this::heard);
    }

    private void heard(Received<Change> event) {
        cached.heard(event.tenant(), event.aggregateId(), event.sequence());
    }
}
