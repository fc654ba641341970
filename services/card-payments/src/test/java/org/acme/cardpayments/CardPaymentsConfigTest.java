package org.acme.cardpayments;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CardPaymentsConfigTest {

    @Test
    void has_the_defaults_that_its_page_says() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(CardPaymentsConfig.class)
                .build()
                .getConfigMapping(CardPaymentsConfig.class);

        assertThat(config.askAgain()).isEqualTo(Duration.ofSeconds(2));
    }
}
