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
    PurchaseOrderConsumer orders;

    @Test
    void shows_what_dashboards_and_objectives_read() {
        try (var sent = new Orders("tenant-" + UUID.randomUUID())) {
            sent.confirmed("Ada Lovelace", "ada-" + UUID.randomUUID() + "@example.org", "12.50");
            MetricsContract.ofRunningService().check();
        }
    }

    @Test
    void reads_what_its_producer_publishes() {
        var subscription = orders.subscription();
        ConsumerContract.ofThisService()
                .reads(subscription.topic(), subscription.types())
                .check();
    }
}
