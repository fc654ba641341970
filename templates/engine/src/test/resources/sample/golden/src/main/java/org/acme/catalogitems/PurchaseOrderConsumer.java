package org.acme.catalogitems;

/** Hears of each purchase order that was confirmed. */
class PurchaseOrderConsumer {
    static final String TYPE = "org.acme.purchaseorders.PurchaseOrderConfirmed.v1";

    void purchaseOrderConfirmed(CatalogItems catalogItems, CatalogItem catalogItem) {
        catalogItems.add(catalogItem);
    }
}
