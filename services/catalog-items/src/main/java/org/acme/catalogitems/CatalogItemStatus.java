package org.acme.catalogitems;

/** Whether a catalog item can be ordered. */
enum CatalogItemStatus {
    /** It can be ordered and priced. */
    ACTIVE,
    /** It is shown, but never ordered or priced again; its SKU stays taken. */
    RETIRED
}
