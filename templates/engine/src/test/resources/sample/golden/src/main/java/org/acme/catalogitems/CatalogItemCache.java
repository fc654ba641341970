package org.acme.catalogitems;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class CatalogItemCache {
    private final Map<CatalogItemId, CatalogItem> catalogItems = new ConcurrentHashMap<>();

    CatalogItem get(CatalogItemId catalogItemId) {
        return catalogItems.get(catalogItemId);
    }
}
