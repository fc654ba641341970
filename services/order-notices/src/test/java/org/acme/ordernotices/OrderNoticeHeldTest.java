package org.acme.ordernotices;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import dev.waystone.flags.Flags;
import dev.waystone.testing.TurnedFlag;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrderNoticeHeldTest {

    private final String tenant = "tenant-" + UUID.randomUUID();

    @Inject
    TenantOrderNotices orderNotices;

    @Inject
    Tenants tenants;

    @Inject
    Flags flags;

    @Test
    void an_order_notice_is_held_while_delivery_is_turned_off_and_sent_when_it_is_on_again() {
        try (var purchaseOrders = new PurchaseOrders(tenant)) {
            UUID purchaseOrder;
            try (var off = TurnedFlag.off("order-notices.delivery")) {
                eventually(() -> assertThat(isDelivered()).isFalse());
                purchaseOrder = AnyPurchaseOrder.heardOf(purchaseOrders);
                eventually(() -> assertThat(orderNotices.looksAgain(tenant, purchaseOrder))
                        .isTrue());

                assertThat(orderNotices.state(tenant, purchaseOrder)).isEqualTo("DUE after 0, null");
            }
            eventually(
                    () -> assertThat(orderNotices.state(tenant, purchaseOrder)).isEqualTo("SENT after 0, null"));
        }
    }

    /** As the next run of due work will be told: the request of a test keeps its first answer. */
    private boolean isDelivered() {
        return tenants.as(RequestContext.of(tenant, "test"), () -> flags.isOn(SendOrderNotice.DELIVERY));
    }
}
