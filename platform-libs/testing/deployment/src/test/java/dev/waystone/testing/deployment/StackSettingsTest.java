package dev.waystone.testing.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptors;
import io.quarkus.runtime.LaunchMode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StackSettingsTest {

    private static final Path FILE = Path.of("src/test/resources/leased/service.yaml");

    @Test
    void asks_for_the_keys_of_the_parts_that_the_descriptor_needs_and_no_others() {
        Descriptor descriptor = Descriptors.read(FILE);

        assertThat(StackSettings.providers(descriptor))
                .containsOnlyKeys(
                        "quarkus.otel.exporter.otlp.endpoint",
                        "quarkus.otel.traces.sampler.arg",
                        "quarkus.datasource.jdbc.url",
                        "quarkus.datasource.username",
                        "quarkus.datasource.password",
                        "quarkus.flyway.username",
                        "quarkus.flyway.password",
                        "quarkus.datasource.replica.jdbc.url",
                        "quarkus.datasource.replica.username",
                        "quarkus.datasource.replica.password",
                        "kafka.bootstrap.servers",
                        "mp.jwt.verify.publickey.location",
                        "mp.jwt.verify.issuer");
    }

    @Test
    void has_no_value_before_the_lease_is_taken() {
        StackLease untaken = new StackLease(Path.of("."), FILE, LaunchMode.TEST, true);

        assertThatThrownBy(() -> untaken.setting("kafka.bootstrap.servers")).hasMessageContaining("no lease is taken");
    }
}
