package org.acme.ordernotices;

import dev.waystone.testing.ConsumerContract;
import dev.waystone.testing.MetricsContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContractTest {

    @Inject
    PurchaseOrderConsumer consumer;

    @Test
    void shows_what_dashboards_and_objectives_read() {
        try (var purchaseOrders = new PurchaseOrders("tenant-" + UUID.randomUUID())) {
            AnyPurchaseOrder.heardOf(purchaseOrders);
            MetricsContract.ofRunningService().check();
        }
    }

    @Test
    void reads_what_its_producer_publishes() {
        var subscription = consumer.subscription();
        ConsumerContract.ofThisService()
                .reads(subscription.topic(), subscription.types())
                .check();
    }
}
