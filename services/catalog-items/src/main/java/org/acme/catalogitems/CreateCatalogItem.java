package org.acme.catalogitems;

import dev.waystone.core.FieldError;
import dev.waystone.core.ProblemException;
import dev.waystone.core.Problems;
import dev.waystone.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.acme.catalogitems.CatalogItemEvent.CatalogItemCreated;

/** Adds a catalog item and announces it. */
@ApplicationScoped
class CreateCatalogItem {

    private final CatalogItems catalogItems;
    private final Outbox outbox;

    CreateCatalogItem(CatalogItems catalogItems, Outbox outbox) {
        this.catalogItems = catalogItems;
        this.outbox = outbox;
    }

    /** Stores it; a 409 problem that names the field and the other catalog item if its SKU is taken. */
    @Transactional
    CatalogItem create(CatalogItem catalogItem) {
        if (!catalogItems.add(catalogItem)) {
            throw taken(catalogItem.sku());
        }
        outbox.publish(
                catalogItem.id().value(),
                catalogItem.version(),
                new CatalogItemCreated(catalogItem.sku(), catalogItem.name(), catalogItem.price()));
        return catalogItem;
    }

    private ProblemException taken(String sku) {
        CatalogItemId other = catalogItems.idOf(sku).orElseThrow();
        return Problems.conflict(
                "sku-taken",
                "Another catalog item has this SKU.",
                new FieldError("sku", "is taken by catalog item " + other));
    }
}
