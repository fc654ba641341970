package org.acme.catalogitems;

/** A catalog item, an aggregate. */
record CatalogItem(CatalogItemId id, String name) {

    CatalogItem renamed(String to) {
        return new CatalogItem(id, to);
    }
}
