package dev.waystone.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.core.ConfigKeys;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheConfigTest {

    private final CacheConfig config = config(Map.of());

    @Test
    void defaults_of_redis() {
        assertThat(config.redis().timeout()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.redis().failures()).isEqualTo(3);
        assertThat(config.redis().retry()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.redis().ping()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.redis().lease()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void defaults_of_any_cache() {
        CacheConfig.Named any = config.named().get("any");
        assertThat(any.size()).isEqualTo(10_000);
        assertThat(any.softTtl()).isEqualTo(Duration.ofMinutes(1));
        assertThat(any.hardTtl()).isEqualTo(Duration.ofMinutes(10));
        assertThat(any.negativeTtl()).isEqualTo(Duration.ofSeconds(10));
        assertThat(any.jitter()).isEqualTo(0.1);
        assertThat(any.retry()).isEqualTo(Duration.ofSeconds(1));
        assertThat(any.patience()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void one_cache_is_not_another() {
        CacheConfig some = config(Map.of("waystone.cache.named.items.size", "7"));
        assertThat(some.named().get("items").size()).isEqualTo(7);
        assertThat(some.named().get("items").retry()).isEqualTo(Duration.ofSeconds(1));
        assertThat(some.named().get("others").size()).isEqualTo(10_000);
    }

    @Test
    void a_misspelt_key_is_found() {
        var known = ConfigMappings.getProperties(ConfigClass.configClass(CacheConfig.class))
                .keySet();
        assertThat(ConfigKeys.unknown(
                        known, List.of("waystone.cache.named.catalog-items.hard-ttl", "waystone.cache.redis.lease")))
                .isEmpty();
        assertThat(ConfigKeys.unknown(known, List.of("waystone.cache.redis.leese")))
                .first()
                .asString()
                .contains("did you mean waystone.cache.redis.lease?");
    }

    @ParameterizedTest
    @CsvSource({
        "soft-ttl, 11m, 'waystone.cache.named.items.soft-ttl is PT11M; allowed: above 0 and at most the hard-ttl, PT10M'",
        "negative-ttl, 0s, 'waystone.cache.named.items.negative-ttl is PT0S; allowed: above 0 and at most the hard-ttl, PT10M'",
        "jitter, 1.5, 'waystone.cache.named.items.jitter is 1.5; allowed: from 0 to 1'",
        "size, 0, 'waystone.cache.named.items.size is 0; allowed: from 1 on'"
    })
    void what_makes_no_sense_is_refused(String key, String value, String line) {
        CacheConfig some = config(Map.of("waystone.cache.named.items." + key, value));
        assertThatThrownBy(() -> new Policy("items", some.named().get("items")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(line);
    }

    private static CacheConfig config(Map<String, String> values) {
        var builder = new SmallRyeConfigBuilder().withMapping(CacheConfig.class).addDiscoveredConverters();
        values.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(CacheConfig.class);
    }
}
