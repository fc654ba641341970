package org.acme.catalogitems;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
// tag::cache[]
import java.util.Optional;
// end::cache[]

/**
 * All catalog items of a tenant. A {@code CatalogItem} is found by its id; the events of a purchase
 * order are heard elsewhere.
 */
class CatalogItems {
    static final int CATALOG_ITEM_LIMIT = 10;

    private final List<CatalogItem> catalogItems = new ArrayList<>();
    // tag::cache[]
    private final CatalogItemCache cache = new CatalogItemCache();
    // end::cache[]

    void add(CatalogItem catalogItem) {
        Objects.requireNonNull(catalogItem, "a catalog item is needed, not an empty place, since nobody would find a catalog item");
        catalogItems.add(catalogItem);
    }

    // tag::cache[]
    Optional<CatalogItem> find(CatalogItemId catalogItemId) {
        return Optional.ofNullable(cache.get(catalogItemId));
    }
    // end::cache[]

    List<CatalogItem> allCatalogItems() {
        return catalogItems.stream().filter(catalogItem -> !catalogItem.name().isEmpty()).toList();
    }
}
