package dev.waystone.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecurityConfigTest {

    static SecurityConfig defaults() {
        return builder().build().getConfigMapping(SecurityConfig.class);
    }

    private static SmallRyeConfigBuilder builder() {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(SecurityConfig.class);
    }

    @Test
    void records_each_default() {
        SecurityConfig config = defaults();
        assertThat(config.tokens().kept()).isEqualTo(10_000);
        assertThat(config.tokens().keptFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.keys().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.keys().keptFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.keys().keptWhileAway()).isEqualTo(Duration.ofHours(24));
        assertThat(config.keys().pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void records_each_key() {
        SmallRyeConfig config = builder()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "waystone.security.tokens.kept", "1",
                                "waystone.security.tokens.kept-for", "1s",
                                "waystone.security.keys.timeout", "1s",
                                "waystone.security.keys.kept-for", "1s",
                                "waystone.security.keys.kept-while-away", "1s",
                                "waystone.security.keys.pause", "2s"),
                        "test",
                        500))
                .build();
        assertThat(config.getConfigMapping(SecurityConfig.class).keys().pause()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void records_what_it_sets_for_others() throws IOException {
        assertThat(new PropertiesConfigSource(getClass().getResource("/META-INF/microprofile-config.properties"))
                        .getProperties())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "quarkus.http.auth.proactive", "false",
                        "quarkus.security.jaxrs.deny-unannotated-endpoints", "true",
                        "mp.jwt.verify.audiences", "waystone",
                        "mp.jwt.verify.clock.skew", "10"));
    }

    @Test
    void an_issuer_that_is_not_named_stops_the_start_with_everything_that_is_missing() {
        assertThatThrownBy(
                        () -> new Issuer(Optional.empty(), Optional.of("classpath:key.pem"), List.of("waystone"), 10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mp.jwt.verify.issuer is not set")
                .hasMessageContaining("mp.jwt.verify.publickey.location is classpath:key.pem");
    }
}
