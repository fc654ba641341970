package org.acme.purchaseorders;

/** Why an order was cancelled. */
enum CancelReason {
    /** Stock was refused. */
    STOCK,
    /** The card was declined. */
    PAYMENT,
    /** No outcome in time. */
    DEADLINE
}
