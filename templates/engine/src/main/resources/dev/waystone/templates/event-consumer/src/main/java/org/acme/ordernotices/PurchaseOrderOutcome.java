package org.acme.ordernotices;

/** What happened to a purchase order: one a kind of event. */
enum PurchaseOrderOutcome {
    @OUTCOMES@
}
