package dev.waystone.rest;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestConfigTest {

    private static final String ID = """
            {"name": "Id", "type": "string", "format": "uuid"}""";
    private static final String MONEY = """
            {"name": "Money", "type": "object", "required": ["amount", "currency"], "properties": \
            {"amount": {"type": "string", "examples": ["12.50"]}, "currency": {"type": "string", "examples": ["EUR"]}}}""";

    @Test
    void records_each_default() {
        RestConfig config = config(Map.of());
        assertThat(config.maxBody().asLongValue()).isEqualTo(256 * 1024);
        assertThat(config.maxUri().asLongValue()).isEqualTo(8 * 1024);
        assertThat(config.maxHeaders().asLongValue()).isEqualTo(20 * 1024);
        assertThat(config.maxTime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.idempotency().keptFor()).isEqualTo(Duration.ofHours(24));
        assertThat(config.idempotency().sweepEvery()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.idempotency().sweepBatch()).isEqualTo(1000);
        assertThat(config.shutdown().refuseBeforeEnd()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void records_each_key() {
        RestConfig config = config(Map.of(
                "waystone.rest.max-body", "1K",
                "waystone.rest.max-uri", "2K",
                "waystone.rest.max-headers", "3K",
                "waystone.rest.max-time", "1s",
                "waystone.rest.idempotency.kept-for", "1h",
                "waystone.rest.idempotency.sweep-every", "1m",
                "waystone.rest.idempotency.sweep-batch", "7",
                "waystone.rest.shutdown.refuse-before-end", "1ms"));
        assertThat(config.maxBody().asLongValue()).isEqualTo(1024);
        assertThat(config.maxUri().asLongValue()).isEqualTo(2048);
        assertThat(config.maxHeaders().asLongValue()).isEqualTo(3072);
        assertThat(config.idempotency().sweepBatch()).isEqualTo(7);
        assertThat(config.shutdown().refuseBeforeEnd()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void records_what_it_sets_for_others() throws IOException {
        assertThat(new PropertiesConfigSource(RestConfig.class.getResource("/META-INF/microprofile-config.properties"))
                        .getProperties())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("quarkus.http.http2", "false"),
                        entry("quarkus.http.limits.max-initial-line-length", "65536"),
                        entry("quarkus.http.limits.max-header-size", "64K"),
                        entry("quarkus.shutdown.delay-enabled", "true"),
                        entry("quarkus.shutdown.delay", "1S"),
                        entry("quarkus.shutdown.timeout", "20S"),
                        entry("quarkus.jackson.write-dates-as-timestamps", "false"),
                        entry("quarkus.jackson.fail-on-unknown-properties", "false"),
                        entry("quarkus.smallrye-openapi.auto-add-tags", "false"),
                        entry("mp.openapi.extensions.smallrye.remove-unused-schemas.enable", "true"),
                        entry("mp.openapi.schema.java.util.UUID", ID),
                        entry("mp.openapi.schema.dev.waystone.core.Money", MONEY)));
    }

    private static RestConfig config(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RestConfig.class)
                .withSources(new PropertiesConfigSource(keys, "test", 500))
                .build()
                .getConfigMapping(RestConfig.class);
    }
}
