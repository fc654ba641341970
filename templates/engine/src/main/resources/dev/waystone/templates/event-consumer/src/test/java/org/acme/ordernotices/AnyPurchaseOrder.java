package org.acme.ordernotices;

import dev.waystone.core.Ids;
import java.util.UUID;

/** Some purchase order that there is something to tell of, for tests of whatever is told. */
final class AnyPurchaseOrder {

    private AnyPurchaseOrder() {}

    static Subject subject() {
        return new Subject(Ids.next(), PurchaseOrderOutcome.@FIRST@);
    }

    /** Its event is sent; ends with its id. */
    static UUID heardOf(PurchaseOrders purchaseOrders) {
        return purchaseOrders.send(PurchaseOrderOutcome.@FIRST@);
    }
}
