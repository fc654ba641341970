package org.acme.ordernotices;

import dev.waystone.core.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an order notice tells of; never changes, but for the customer. Immutable.
 *
 * @param customer who is to be told; forgotten once it is told
 */
record Subject(
        UUID purchaseOrderId,
        PurchaseOrderOutcome outcome,
        @Nullable Customer customer,
        Money total) {

    /** What is still known once it is told. */
    Subject told() {
        return new Subject(purchaseOrderId, outcome, null, total);
    }
}
