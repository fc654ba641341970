package dev.waystone.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SemanticNamesTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @BeforeEach
    void configure() {
        SemanticNames names = new SemanticNames();
        registry.config().meterFilter(names.semanticNames()).meterFilter(names.boundedRoutes());
    }

    @Test
    void requests_are_a_histogram_by_the_names_of_the_conventions() {
        request(registry, "/items/{id}").record(Duration.ofMillis(80));

        assertThat(registry.scrape())
                .contains("http_server_request_duration_seconds_count{http_request_method=\"GET\","
                        + "http_response_status_code=\"200\",http_route=\"/items/{id}\",} 1")
                .contains("http_route=\"/items/{id}\",le=\"0.075\",} 0")
                .contains("http_route=\"/items/{id}\",le=\"0.1\",} 1")
                .contains("http_route=\"/items/{id}\",le=\"0.25\",} 1")
                .contains("http_route=\"/items/{id}\",le=\"0.5\",} 1")
                .doesNotContain("outcome");
    }

    @Test
    void other_meters_stay_as_they_are() {
        Timer.builder("my.own").tag("uri", "x").register(registry).record(Duration.ofMillis(1));

        assertThat(registry.scrape())
                .contains("my_own_seconds_count{uri=\"x\",} 1")
                .doesNotContain("_bucket");
    }

    @Test
    void addresses_that_callers_make_up_are_not_counted_without_end() {
        for (int route = 0; route < 1_000; route++) {
            request(registry, "/made-up/" + route).record(Duration.ofMillis(1));
        }

        assertThat(registry.find("http.server.request.duration").timers()).hasSizeBetween(1, 200);
    }

    private static Timer request(MeterRegistry registry, String route) {
        return Timer.builder("http.server.requests")
                .tag("uri", route)
                .tag("method", "GET")
                .tag("status", "200")
                .tag("outcome", "SUCCESS")
                .register(registry);
    }
}
