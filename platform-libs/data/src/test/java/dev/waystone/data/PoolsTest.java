package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PoolsTest {

    private static final String SIZE = "quarkus.datasource.jdbc.max-size";

    @Inject
    Config config;

    @ParameterizedTest
    @CsvSource({"1, 12", "2, 16", "4, 24", "6, 32", "128, 32"})
    void a_pool_grows_with_the_cores_up_to_what_a_server_bears(int cores, int size) {
        assertThat(Pools.size(cores)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {SIZE, "quarkus.datasource.replica.jdbc.max-size"})
    void a_service_has_pools_of_that_size(String key) {
        assertThat(config.getValue(key, Integer.class))
                .isEqualTo(Pools.size(Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void a_services_own_size_counts_more() {
        Config own = new SmallRyeConfigBuilder()
                .withSources(new Pools(), new PropertiesConfigSource(Map.of(SIZE, "5"), "application.properties", 250))
                .build();

        assertThat(own.getValue(SIZE, Integer.class)).isEqualTo(5);
    }

    @Test
    void instances_that_fit_exactly_are_allowed() {
        assertThat(Pools.wrong(SIZE, 10, 9, 90)).isEmpty();
        assertThat(Pools.wrong(SIZE, 10, 9, 89))
                .hasValueSatisfying(
                        line -> assertThat(line).endsWith("are 90, and the server accepts 89; allowed: at most 9"));
        assertThat(Pools.wrong(SIZE, 1, 9, 8))
                .hasValueSatisfying(line -> assertThat(line).endsWith("allowed: fewer instances"));
    }
}
