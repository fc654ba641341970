package org.acme.ordernotices;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of purchase orders' customers, totals and reasons. */
@QuarkusTest
class PurchaseOrderConsumerTest {

    private static final String ADA = "ada@example.org";

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final PurchaseOrders purchaseOrders = new PurchaseOrders(tenant);

    @Inject
    TenantOrderNotices orderNotices;

    @AfterEach
    void close() {
        purchaseOrders.close();
    }

    @Test
    void a_confirmed_purchase_order_is_told() {
        var purchaseOrder = purchaseOrders.confirmed("Ada Lovelace", ADA, "12.50");

        eventually(() -> assertThat(orderNotices.state(tenant, purchaseOrder)).isEqualTo("SENT after 0, null"));
        assertThat(orderNotices.outcome(tenant, purchaseOrder)).isEqualTo("CONFIRMED");
    }

    @Test
    void who_was_told_is_forgotten() {
        var purchaseOrder = purchaseOrders.confirmed("Ada Lovelace", ADA, "12.50");

        eventually(() -> assertThat(orderNotices.state(tenant, purchaseOrder)).isEqualTo("SENT after 0, null"));
        assertThat(orderNotices.one(tenant, "SELECT coalesce(customer_name, customer_email, 'nobody')", purchaseOrder))
                .isEqualTo("nobody");
    }

    @ParameterizedTest
    @CsvSource({"STOCK, OUT_OF_STOCK", "PAYMENT, NOT_PAID", "DEADLINE, TOO_LATE", "A_REASON_OF_TOMORROW, CANCELLED"})
    void a_cancelled_purchase_order_is_told_and_why_is_kept(String reason, String outcome) {
        var purchaseOrder = purchaseOrders.cancelled("Ada Lovelace", ADA, reason);

        eventually(() -> assertThat(orderNotices.state(tenant, purchaseOrder)).isEqualTo("SENT after 0, null"));
        assertThat(orderNotices.outcome(tenant, purchaseOrder)).isEqualTo(outcome);
    }

    @Test
    void a_customer_is_never_printed() {
        assertThat(AnyPurchaseOrder.subject().toString()).doesNotContain("Ada").doesNotContain("ada@");
    }
}
