package org.acme.ordernotices;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.acme.ordernotices.OrderNotice.Patience;
import org.junit.jupiter.api.Test;

class OrderNoticesConfigTest {

    @Test
    void has_the_defaults_that_its_page_says() {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(OrderNoticesConfig.class)
                .build()
                .getConfigMapping(OrderNoticesConfig.class);

        // tag::mail[]
        assertThat(config.from()).isEqualTo("orders@acme.example");
        // end::mail[]
        assertThat(config.attempts()).isEqualTo(60);
        assertThat(config.giveUpAfter()).isEqualTo(Duration.ofDays(3));
        assertThat(config.pauseMin()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.pauseMax()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.patience()).isEqualTo(new Patience(60, Duration.ofDays(3)));
    }
}
