package org.acme.ordernotices;

import java.util.UUID;

/**
 * What an order notice tells of. Immutable. What else of an event is to be told goes here and into {@link SubjectColumns}.
 *
 * @param purchaseOrderId of the aggregate that the event is about
 */
record Subject(UUID purchaseOrderId, PurchaseOrderOutcome outcome) {

    /** What is still known once it is told: no personal data, where there is any. */
    Subject told() {
        return this;
    }
}
