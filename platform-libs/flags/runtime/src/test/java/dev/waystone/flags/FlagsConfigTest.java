package dev.waystone.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlagsConfigTest {

    private static FlagsConfig config(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(FlagsConfig.class)
                .withSources(new PropertiesConfigSource(keys, "test", 500))
                .build()
                .getConfigMapping(FlagsConfig.class);
    }

    @Test
    void records_each_default() {
        FlagsConfig config = config(Map.of());
        assertThat(config.file()).isEmpty();
        assertThat(config.url()).isEmpty();
        assertThat(config.token()).isEmpty();
        assertThat(config.state()).isEmpty();
        assertThat(config.refresh()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(Source.of(config)).isEqualTo(new Source.Defaults());
    }

    @Test
    void records_each_key_and_a_server_counts_before_a_file() {
        assertThat(Source.of(config(Map.of(
                        "waystone.flags.file", "flags.json",
                        "waystone.flags.url", "http://127.0.0.1:4242/api",
                        "waystone.flags.token", "secret",
                        "waystone.flags.state", "state",
                        "waystone.flags.refresh", "3s",
                        "waystone.flags.timeout", "1s"))))
                .isEqualTo(new Source.Server(
                        URI.create("http://127.0.0.1:4242/api"),
                        Optional.of("secret"),
                        Path.of("state"),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(1)));
        assertThat(Source.of(config(Map.of("waystone.flags.file", "flags.json"))))
                .isEqualTo(new Source.LocalFile(Path.of("flags.json")));
    }

    @Test
    void what_a_server_needs_is_told_at_once() {
        FlagsConfig config = config(Map.of(
                "waystone.flags.url", "http://127.0.0.1:4242/api",
                "waystone.flags.refresh", "1500ms",
                "waystone.flags.timeout", "0s"));

        assertThatThrownBy(() -> Source.of(config))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "waystone.flags.state is not set", "waystone.flags.refresh is", "waystone.flags.timeout is");
    }

    @Test
    void records_what_it_sets_for_others() throws IOException {
        assertThat(new PropertiesConfigSource(getClass().getResource("/META-INF/microprofile-config.properties"))
                        .getProperties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("quarkus.log.category.\"io.getunleash\".level", "ERROR"));
    }
}
