package org.acme.purchaseorders;

/** Where a line's price came from. */
enum PriceSource {
    /** The catalogue answered when the order was placed. */
    CATALOG,
    /** The catalogue did not; the price is the last one heard from it. */
    KNOWN
}
