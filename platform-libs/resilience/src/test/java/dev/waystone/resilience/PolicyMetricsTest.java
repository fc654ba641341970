package dev.waystone.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PolicyMetricsTest {

    @Inject
    @RestClient
    NeighbourClient client;

    @Inject
    MeterRegistry registry;

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void breakers_are_closed() {
        breakers.resetAll();
    }

    @Test
    void calls_retries_breaker_and_bulkhead_are_counted_by_the_name_of_the_policy() {
        try (var neighbour = new Neighbour()) {
            neighbour.status = 503;
            assertThatExceptionOfType(WebApplicationException.class).isThrownBy(() -> client.counted(neighbour.url()));
        }
        assertThat(sum("ft.invocations.total")).isEqualTo(1);
        assertThat(sum("ft.retry.retries.total")).isEqualTo(2);
        assertThat(sum("ft.circuitbreaker.calls.total")).isEqualTo(3);
        assertThat(sum("ft.bulkhead.calls.total")).isEqualTo(3);
        assertThat(sum("ft.timeout.calls.total")).isEqualTo(3);
        assertThat(registry.find("ft.circuitbreaker.state.current")
                        .tag("method", "counted")
                        .meters())
                .isNotEmpty();
    }

    private double sum(String name) {
        return registry.find(name).tag("method", "counted").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
