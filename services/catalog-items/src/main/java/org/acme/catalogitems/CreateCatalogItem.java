package org.acme.catalogitems;

import dev.waystone.core.FieldError;
import dev.waystone.core.ProblemException;
import dev.waystone.core.Problems;
import dev.waystone.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.acme.catalogitems.CatalogItemEvent.CatalogItemCreated;

/** Adds an item to the catalogue and announces it. */
@ApplicationScoped
class CreateCatalogItem {

    private final CatalogItems items;
    private final KnownCatalogItems known;
    private final Outbox outbox;

    CreateCatalogItem(CatalogItems items, KnownCatalogItems known, Outbox outbox) {
        this.items = items;
        this.known = known;
        this.outbox = outbox;
    }

    /** Stores the new item; a 409 problem that names the field and the other item if its SKU is taken. */
    @Transactional
    CatalogItem create(CatalogItem item) {
        if (!items.add(item)) {
            throw taken(item.sku());
        }
        known.changed(item);
        outbox.publish(
                item.id().value(), item.version(), new CatalogItemCreated(item.sku(), item.name(), item.price()));
        return item;
    }

    private ProblemException taken(String sku) {
        CatalogItemId other = items.idOf(sku).orElseThrow();
        return Problems.conflict(
                "sku-taken",
                "Another catalog item has this SKU.",
                new FieldError("sku", "is taken by catalog item " + other));
    }
}
