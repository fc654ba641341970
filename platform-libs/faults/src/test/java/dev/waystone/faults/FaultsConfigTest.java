package dev.waystone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsConfigTest {

    @Test
    void is_off_by_default_and_then_no_request_is_touched() {
        FaultsConfig config = config(Map.of());
        assertThat(config.enabled()).isFalse();
        assertThat(config.port()).isEmpty();
        assertThat(filters(config).getFilters()).isEmpty();
    }

    @Test
    void every_request_passes_by_when_it_is_on() {
        FaultsConfig config = config(Map.of("waystone.faults.enabled", "true", "waystone.faults.port", "9102"));
        assertThat(config.port()).hasValue(9102);
        assertThat(filters(config).getFilters()).hasSize(1);
    }

    private static Filters filters(FaultsConfig config) {
        var filters = new Filters();
        new FaultyRequests(new ActiveFaults(), config).filters(filters);
        return filters;
    }

    private static FaultsConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(FaultsConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(FaultsConfig.class);
    }
}
