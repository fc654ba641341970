package org.acme.purchaseorders;

import dev.waystone.core.Ids;
import dev.waystone.core.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.acme.purchaseorders.pricing.PriceSource;

/** Sample orders for tests. */
final class Orders {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Customer CUSTOMER = new Customer("Customer One", "one@example.org");

    private Orders() {}

    static PurchaseOrder placed() {
        return PurchaseOrder.place(CUSTOMER, List.of(line(2, "12.50"), line(1, "0.99")), NOON, NOON.plusSeconds(900));
    }

    static OrderLine line(int quantity, String price) {
        return line(Ids.next(), quantity, price);
    }

    static OrderLine line(UUID item, int quantity, String price) {
        return new OrderLine(item, quantity, Money.of(price, "EUR"), PriceSource.CATALOG, NOON);
    }
}
