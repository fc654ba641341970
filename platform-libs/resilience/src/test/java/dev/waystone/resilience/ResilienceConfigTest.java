package dev.waystone.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResilienceConfigTest {

    @Test
    void records_each_default() {
        var numbers = policy(Map.of());
        assertThat(numbers.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(numbers.connectTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(numbers.bulkhead()).isEqualTo(32);
        assertThat(numbers.retry().max()).isEqualTo(2);
        assertThat(numbers.retry().delay()).isEqualTo(Duration.ofMillis(50));
        assertThat(numbers.retry().jitter()).isEqualTo(Duration.ofMillis(25));
        assertThat(numbers.retry().budget()).isEqualTo(0.1);
        assertThat(numbers.retry().reserve()).isEqualTo(10);
        assertThat(numbers.breaker().window()).isEqualTo(20);
        assertThat(numbers.breaker().failureRatio()).isEqualTo(0.5);
        assertThat(numbers.breaker().delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(PolicyBounds.broken("bank", numbers)).isEmpty();
    }

    @Test
    void records_each_key() {
        var numbers = policy(Map.ofEntries(
                Map.entry("waystone.resilience.bank.timeout", "3s"),
                Map.entry("waystone.resilience.bank.connect-timeout", "4s"),
                Map.entry("waystone.resilience.bank.bulkhead", "5"),
                Map.entry("waystone.resilience.bank.retry.max", "6"),
                Map.entry("waystone.resilience.bank.retry.delay", "7s"),
                Map.entry("waystone.resilience.bank.retry.jitter", "8s"),
                Map.entry("waystone.resilience.bank.retry.budget", "0.9"),
                Map.entry("waystone.resilience.bank.retry.reserve", "10"),
                Map.entry("waystone.resilience.bank.breaker.window", "11"),
                Map.entry("waystone.resilience.bank.breaker.failure-ratio", "0.12"),
                Map.entry("waystone.resilience.bank.breaker.delay", "13s")));
        assertThat(numbers.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(numbers.connectTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(numbers.bulkhead()).isEqualTo(5);
        assertThat(numbers.retry().max()).isEqualTo(6);
        assertThat(numbers.retry().delay()).isEqualTo(Duration.ofSeconds(7));
        assertThat(numbers.retry().jitter()).isEqualTo(Duration.ofSeconds(8));
        assertThat(numbers.retry().budget()).isEqualTo(0.9);
        assertThat(numbers.retry().reserve()).isEqualTo(10);
        assertThat(numbers.breaker().window()).isEqualTo(11);
        assertThat(numbers.breaker().failureRatio()).isEqualTo(0.12);
        assertThat(numbers.breaker().delay()).isEqualTo(Duration.ofSeconds(13));
    }

    @Test
    void names_each_number_out_of_its_bounds() {
        var numbers = policy(Map.of(
                "waystone.resilience.bank.timeout", "0s",
                "waystone.resilience.bank.bulkhead", "0",
                "waystone.resilience.bank.retry.budget", "1.5",
                "waystone.resilience.bank.breaker.delay", "2m"));
        assertThat(PolicyBounds.broken("bank", numbers))
                .containsExactly(
                        "waystone.resilience.bank.timeout is PT0S, from PT0.001S to PT1M is accepted",
                        "waystone.resilience.bank.bulkhead is 0, from 1 to 10000 is accepted",
                        "waystone.resilience.bank.retry.budget is 1.5, from 0.0 to 1.0 is accepted",
                        "waystone.resilience.bank.breaker.delay is PT2M, from PT0.001S to PT1M is accepted");
    }

    private static ResilienceConfig.Policy policy(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ResilienceConfig.class)
                .withSources(new PropertiesConfigSource(keys, "test", 500))
                .build()
                .getConfigMapping(ResilienceConfig.class)
                .policies()
                .get("bank");
    }
}
