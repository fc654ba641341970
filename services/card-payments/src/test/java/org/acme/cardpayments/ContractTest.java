package org.acme.cardpayments;

import dev.waystone.testing.ConsumerContract;
import dev.waystone.testing.MetricsContract;
import dev.waystone.testing.OpenApiContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContractTest {

    @Inject
    PurchaseOrderConsumer orders;

    @Test
    void answers_as_the_reviewed_contract_says() {
        OpenApiContract.ofRunningService().check();
    }

    @Test
    void shows_what_dashboards_and_objectives_read() {
        var payments = new Payments();
        try (var orders = new Orders(payments.tenant())) {
            UUID order = orders.due("12.50");
            payments.await(order, "CAPTURED");
            orders.cancelled(order); // under the policy that repeats, unlike a charge
            payments.await(order, "REFUNDED");
        }
        MetricsContract.ofRunningService().check();
    }

    @Test
    void reads_what_its_producers_publish() {
        var subscription = orders.subscription();
        ConsumerContract.ofThisService()
                .reads(subscription.topic(), subscription.types())
                .check();
    }
}
