package org.acme.purchaseorders;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConfigTest {

    @Test
    void an_order_waits_fifteen_minutes_unless_told_otherwise() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PurchaseOrdersConfig.class)
                .build()
                .getConfigMapping(PurchaseOrdersConfig.class);
        assertThat(config.deadline()).isEqualTo(Duration.ofMinutes(15));
    }
}
