package org.acme.purchaseorders.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PricingConfigTest {

    @Test
    void a_known_price_serves_a_day_and_is_renewed_after_an_hour() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PricingConfig.class)
                .build()
                .getConfigMapping(PricingConfig.class);
        assertThat(config.usable()).isEqualTo(Duration.ofHours(24));
        assertThat(config.fresh()).isEqualTo(Duration.ofHours(1));
        assertThat(config.checkEvery()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.retryAfter()).isEqualTo(Duration.ofSeconds(5));
    }
}
