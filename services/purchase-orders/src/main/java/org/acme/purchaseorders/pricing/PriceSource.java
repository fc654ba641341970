package org.acme.purchaseorders.pricing;

/** Where a price came from. */
public enum PriceSource {
    /** The catalogue answered when the order was placed. */
    CATALOG,
    /** The catalogue did not; the price is the last one heard from it. */
    KNOWN
}
