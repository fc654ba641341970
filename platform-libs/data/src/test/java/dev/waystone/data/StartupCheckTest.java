package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StartupCheckTest {

    @Inject
    Jdbi jdbi;

    @Inject
    Replica replica;

    @Inject
    BeanManager beans;

    @Test
    void known_keys_start() {
        Config written = config(Map.of("waystone.data.replica-pause", "1s", "quarkus.anything", "x"));

        assertThatCode(() -> check(written)).doesNotThrowAnyException();
    }

    @Test
    void misspelt_keys_stop_the_start_with_what_was_meant_all_at_once() {
        Config written = config(Map.of("waystone.data.replica-paus", "1s", "waystone.dat.readiness-timeout", "1s"));

        assertThatIllegalStateException()
                .isThrownBy(() -> check(written))
                .withMessage(
                        "waystone.dat.readiness-timeout is not a configuration key;"
                                + " did you mean waystone.data.readiness-timeout?"
                                + System.lineSeparator()
                                + "waystone.data.replica-paus is not a configuration key; did you mean waystone.data.replica-pause?");
    }

    @Test
    void more_connections_than_the_server_accepts_stop_the_start() {
        Config written = config(Map.of(
                "waystone.data.instances", "40",
                "quarkus.datasource.jdbc.max-size", "16",
                "quarkus.datasource.replica.jdbc.max-size", "5"));

        assertThatIllegalStateException()
                .isThrownBy(() -> check(written))
                .withMessage("quarkus.datasource.jdbc.max-size: 16 connections for each of 40 instances"
                        + " (waystone.data.instances) are 640, and the server accepts 297; allowed: at most 7");
    }

    @Test
    void more_connections_than_the_replica_accepts_stop_the_start() {
        Config written = config(Map.of(
                "waystone.data.instances", "40",
                "quarkus.datasource.jdbc.max-size", "5",
                "quarkus.datasource.replica.jdbc.max-size", "16"));

        assertThatIllegalStateException()
                .isThrownBy(() -> check(written))
                .withMessage("quarkus.datasource.replica.jdbc.max-size: 16 connections for each of 40 instances"
                        + " (waystone.data.instances) are 640, and the server accepts 297; allowed: at most 7");
    }

    @Test
    void a_replica_that_is_away_stops_no_start() {
        Config written = config(Map.of(
                "waystone.data.instances", "40",
                "quarkus.datasource.jdbc.max-size", "5",
                "quarkus.datasource.replica.jdbc.max-size", "16"));
        Jdbi away = Jdbi.create("jdbc:postgresql://127.0.0.1:1/nobody", "nobody", "nothing");

        assertThatCode(() -> new StartupCheck(jdbi, Optional.of(away), written, beans).atStart(new StartupEvent()))
                .doesNotThrowAnyException();
    }

    @Test
    void a_service_without_a_replica_starts_whatever_the_pool_for_one() {
        Config written = config(Map.of("quarkus.datasource.replica.jdbc.max-size", "1000"));

        assertThatCode(() -> new StartupCheck(jdbi, Optional.empty(), written, beans).atStart(new StartupEvent()))
                .doesNotThrowAnyException();
    }

    @Test
    void environment_variables_stop_the_start_only_if_they_are_like_a_key() {
        Config written = new SmallRyeConfigBuilder()
                .withSources(
                        new Pools(),
                        new EnvConfigSource(Map.of("WAYSTONE_HOME", "x", "WAYSTONE_DATA_REPLICA_PAUS", "1s"), 300))
                .build();

        assertThatIllegalStateException()
                .isThrownBy(() -> check(written))
                .withMessage("waystone.data.replica.paus is not a configuration key;"
                        + " did you mean waystone.data.replica-pause?");
    }

    private void check(Config written) {
        new StartupCheck(jdbi, replica, written, beans).atStart(new StartupEvent());
    }

    private static Config config(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .withSources(new Pools(), new PropertiesConfigSource(keys, "application.properties", 250))
                .build();
    }
}
