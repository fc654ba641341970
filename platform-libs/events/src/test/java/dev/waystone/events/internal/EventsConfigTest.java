package dev.waystone.events.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventsConfigTest {

    private final EventsConfig config = new SmallRyeConfigBuilder()
            .withMapping(EventsConfig.class)
            .withDefaultValue("quarkus.application.name", "purchase-orders")
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .build()
            .getConfigMapping(EventsConfig.class);

    @Test
    void names_are_the_services_own() {
        assertThat(config.topic()).isEqualTo("purchase-orders");
        assertThat(config.consumer()).isEqualTo("purchase-orders");
        assertThat(config.stopTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void defaults_of_the_relay() {
        assertThat(config.relay().batch()).isEqualTo(500);
        assertThat(config.relay().pollMin()).isEqualTo(Duration.ofMillis(20));
        assertThat(config.relay().pollMax()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.relay().lease()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.relay().maxBlock()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void defaults_of_the_inbox() {
        assertThat(config.inbox().batch()).isEqualTo(200);
        assertThat(config.inbox().backoffMin()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.inbox().backoffMax()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.inbox().lockTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.inbox().releasePoll()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.inbox().sessionTimeout()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void defaults_of_due_work() {
        assertThat(config.due().threads()).isEqualTo(10);
        assertThat(config.due().poll()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.due().heartbeat()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.due().backoffMin()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.due().backoffMax()).isEqualTo(Duration.ofSeconds(30));
    }
}
