package org.acme.ordernotices;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the events of purchase orders, whatever they say and whatever the way to customers is. */
@QuarkusTest
class OrderNoticeJourneyTest {

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final PurchaseOrders purchaseOrders = new PurchaseOrders(tenant);

    @Inject
    TenantOrderNotices orderNotices;

    @AfterEach
    void close() {
        purchaseOrders.close();
    }

    @Test
    void what_is_heard_is_told() {
        var purchaseOrder = AnyPurchaseOrder.heardOf(purchaseOrders);

        eventually(() -> assertThat(orderNotices.state(tenant, purchaseOrder)).isEqualTo("SENT after 0, null"));
        assertThat(orderNotices.outcome(tenant, purchaseOrder))
                .isEqualTo(AnyPurchaseOrder.subject().outcome().name());
    }

    @Test
    void two_tenants_see_nothing_of_each_other() {
        var purchaseOrder = AnyPurchaseOrder.heardOf(purchaseOrders);
        eventually(() -> assertThat(orderNotices.state(tenant, purchaseOrder)).isEqualTo("SENT after 0, null"));

        assertThat(orderNotices.state("tenant-" + UUID.randomUUID(), purchaseOrder))
                .isEqualTo("unknown");
    }
}
