package org.acme.ordernotices;

import dev.waystone.core.Ids;
import dev.waystone.core.Money;
import java.util.UUID;

/** Some purchase order that there is something to tell of, for tests of whatever is told. */
final class AnyPurchaseOrder {

    private AnyPurchaseOrder() {}

    static Subject subject() {
        return new Subject(
                Ids.next(),
                PurchaseOrderOutcome.CONFIRMED,
                new Customer("Ada", "ada@example.org"),
                Money.of("12.50", "EUR"));
    }

    /** Its event is sent; ends with its id. */
    static UUID heardOf(PurchaseOrders purchaseOrders) {
        return purchaseOrders.confirmed("Ada Lovelace", "ada-" + UUID.randomUUID() + "@example.org", "12.50");
    }
}
