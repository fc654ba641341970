package org.acme.purchaseorders;

import dev.waystone.core.Money;
import dev.waystone.testing.EventContract;
import java.util.List;
import java.util.UUID;
import org.acme.purchaseorders.PurchaseOrderEvent.Line;
import org.acme.purchaseorders.PurchaseOrderEvent.PurchaseOrderCancelled;
import org.acme.purchaseorders.PurchaseOrderEvent.PurchaseOrderConfirmed;
import org.acme.purchaseorders.PurchaseOrderEvent.PurchaseOrderPaymentDue;
import org.acme.purchaseorders.PurchaseOrderEvent.PurchaseOrderPlaced;
import org.junit.jupiter.api.Test;

class PurchaseOrderEventTest {

    private static final UUID ITEM = UUID.fromString("0198c2f0-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0198c2f0-0000-7000-8000-000000000002");
    private static final Money TOTAL = Money.of("25.99", "EUR");

    @Test
    void publishes_what_its_event_files_say() {
        var deadline = Orders.NOON.plusSeconds(900);
        EventContract.of(PurchaseOrderEvent.class)
                .example(new PurchaseOrderPlaced(List.of(new Line(ITEM, 2), new Line(OTHER, 1)), deadline))
                .example(new PurchaseOrderPaymentDue(TOTAL, deadline))
                .example(new PurchaseOrderConfirmed(Orders.CUSTOMER, TOTAL))
                .example(new PurchaseOrderCancelled(Orders.CUSTOMER, CancelReason.STOCK, TOTAL))
                .check();
    }
}
