package org.acme.ordernotices;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of each kind of event. */
@QuarkusTest
class PurchaseOrderConsumerTest {

    private final String tenant = "tenant-" + UUID.randomUUID();

    @Inject
    TenantOrderNotices orderNotices;

    @ParameterizedTest
    @EnumSource
    void each_kind_of_event_is_kept_and_told(PurchaseOrderOutcome outcome) {
        try (var purchaseOrders = new PurchaseOrders(tenant)) {
            var purchaseOrder = purchaseOrders.send(outcome);

            eventually(
                    () -> assertThat(orderNotices.state(tenant, purchaseOrder)).isEqualTo("SENT after 0, null"));
            assertThat(orderNotices.outcome(tenant, purchaseOrder)).isEqualTo(outcome.name());
        }
    }
}
