package org.acme.purchaseorders;

import java.time.Instant;

/**
 * One thing that happened to an order, and how the order stood after it.
 *
 * @param version of the order after it
 * @param cause ORDER_PLACED or the name of an {@link OrderSignal}
 * @param late whether the order had ended before, so that nothing changed
 */
record HistoryEntry(long version, PurchaseOrderState.Name state, Instant at, String cause, boolean late) {

    static final String ORDER_PLACED = "ORDER_PLACED";
}
