package dev.waystone.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PolicyCheckTest {

    @Inject
    BeanManager beans;

    @Test
    void finds_each_policy_that_a_client_names() {
        assertThat(PolicyNames.of(beans))
                .containsExactly("broken", "counted", "crowded", "helped", "many", "once", "retried", "slow");
    }

    @Test
    void known_policies_and_their_keys_start() {
        assertThatCode(() -> start(Map.of("waystone.resilience.slow.retry.max", "1", "waystone.other.slow.x", "1")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_misspelt_policy_or_key_or_an_impossible_number_stops_the_start_all_at_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> start(Map.of(
                        "waystone.resilience.crowdet.timeout", "1s",
                        "waystone.resilience.slow.timout", "1s",
                        "waystone.resilience.once.bulkhead", "-1")))
                .withMessage(String.join(
                        System.lineSeparator(),
                        "waystone.resilience.crowdet.timeout is not a configuration key;"
                                + " did you mean waystone.resilience.crowded.timeout?",
                        "waystone.resilience.slow.timout is not a configuration key;"
                                + " did you mean waystone.resilience.slow.timeout?",
                        "waystone.resilience.once.bulkhead is -1, from 1 to 10000 is accepted"));
    }

    @Test
    void the_environment_reaches_a_policy_whose_name_has_a_hyphen() {
        var config = builder(Map.of("waystone.resilience.catalog-items.retry.max", "1"))
                .withSources(new EnvConfigSource(Map.of("WAYSTONE_RESILIENCE_CATALOG_ITEMS_TIMEOUT", "7s"), 900))
                .build();
        assertThat(config.getConfigMapping(ResilienceConfig.class)
                        .policies()
                        .get("catalog-items")
                        .timeout())
                .hasSeconds(7);
    }

    private void start(Map<String, String> keys) {
        SmallRyeConfig config = builder(keys).build();
        var policies = new Policies(config.getConfigMapping(ResilienceConfig.class));
        new PolicyCheck(policies, config, beans).atStart(new StartupEvent());
    }

    private static SmallRyeConfigBuilder builder(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ResilienceConfig.class)
                .withValidateUnknown(false)
                .withSources(new PropertiesConfigSource(keys, "test", 500));
    }
}
