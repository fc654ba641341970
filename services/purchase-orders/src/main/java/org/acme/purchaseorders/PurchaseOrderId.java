package org.acme.purchaseorders;

import dev.waystone.core.Ids;
import java.util.UUID;

/** Names one order everywhere: in the API, as event subject and record key, as reservation and as payment reference. */
record PurchaseOrderId(UUID value) {

    /** A new one, later in order than all before it. */
    static PurchaseOrderId next() {
        return new PurchaseOrderId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
