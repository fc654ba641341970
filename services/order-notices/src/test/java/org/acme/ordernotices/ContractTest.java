package org.acme.ordernotices;

import dev.waystone.testing.ConsumerContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContractTest {

    @Inject
    PurchaseOrderConsumer orders;

    @Test
    void reads_what_its_producer_publishes() {
        var subscription = orders.subscription();
        ConsumerContract.ofThisService()
                .reads(subscription.topic(), subscription.types())
                .check();
    }
}
