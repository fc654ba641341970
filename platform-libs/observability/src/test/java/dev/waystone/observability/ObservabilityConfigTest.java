package dev.waystone.observability;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservabilityConfigTest {

    @Test
    void records_each_default() {
        ObservabilityConfig config = config(Map.of());
        assertThat(config.exceptionMessages()).isFalse();
        assertThat(config.spans().queue()).isEqualTo(8192);
        assertThat(config.spans().batch()).isEqualTo(512);
        assertThat(config.spans().delay()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.spans().timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void records_each_key() {
        ObservabilityConfig config = config(Map.of(
                "waystone.observability.exception-messages", "true",
                "waystone.observability.spans.queue", "7",
                "waystone.observability.spans.batch", "3",
                "waystone.observability.spans.delay", "1s",
                "waystone.observability.spans.timeout", "2s"));
        assertThat(config.exceptionMessages()).isTrue();
        assertThat(config.spans().queue()).isEqualTo(7);
        assertThat(config.spans().batch()).isEqualTo(3);
        assertThat(config.spans().delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.spans().timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void records_what_it_sets_for_others() throws IOException {
        assertThat(new PropertiesConfigSource(
                                ObservabilityConfig.class.getResource("/META-INF/microprofile-config.properties"))
                        .getProperties())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("quarkus.otel.traces.sampler", "parentbased_traceidratio"),
                        entry("quarkus.otel.traces.sampler.arg", "0.1"),
                        entry("quarkus.otel.traces.exporter", "none"),
                        entry("quarkus.otel.metrics.enabled", "false"),
                        entry("quarkus.otel.logs.enabled", "false"),
                        entry("quarkus.otel.propagators", "tracecontext"),
                        entry("quarkus.log.category.\"io.opentelemetry.exporter\".level", "OFF"),
                        entry("quarkus.micrometer.export.json.enabled", "false"),
                        entry("quarkus.micrometer.binder.kafka.enabled", "false"),
                        entry("quarkus.datasource.metrics.enabled", "true"),
                        entry("quarkus.datasource.jdbc.enable-metrics", "true"),
                        entry("quarkus.log.console.json.enabled", "true"),
                        entry("%dev.quarkus.log.console.json.enabled", "false"),
                        entry("%test.quarkus.log.console.json.enabled", "false"),
                        entry("quarkus.log.console.json.exception-output-type", "formatted"),
                        entry(
                                "quarkus.log.console.json.excluded-keys",
                                "loggerClassName,hostName,processName,processId,ndc,sequence,threadId"),
                        entry(
                                "quarkus.log.console.json.additional-field.\"service\".value",
                                "${quarkus.application.name:}"),
                        entry(
                                "quarkus.log.filter.\"io.micrometer.core.instrument.MeterRegistry\".if-starts-with",
                                "This Gauge has been already registered (MeterId{name='netty."),
                        entry("quarkus.log.console.filter", "waystone-redaction"),
                        entry("quarkus.log.file.json.enabled", "false"),
                        entry("quarkus.log.file.filter", "waystone-redaction"),
                        entry("%dev.waystone.observability.exception-messages", "true"),
                        entry("%test.waystone.observability.exception-messages", "true")));
    }

    private static ObservabilityConfig config(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ObservabilityConfig.class)
                .withSources(new PropertiesConfigSource(keys, "test", 500))
                .build()
                .getConfigMapping(ObservabilityConfig.class);
    }
}
