package dev.waystone.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import dev.waystone.testing.Eventually;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

/** The cache as a service has it: requests with a tenant, transactions, metrics, health. */
@QuarkusTest
class CachesTest {

    @Inject
    Caches caches;

    @Inject
    Tenants tenants;

    @Inject
    @Wellness
    CacheHealth health;

    private final Truth truth = new Truth();
    private final Truth.Reader reader = truth.reader();
    private final UUID id = UUID.randomUUID();
    private final String name = "prices-" + id;

    @Test
    void a_change_counts_from_its_commit_on_and_never_without() {
        Cache<Price> cache = caches.open(name, Price.class, Price::version, reader);
        truth.set(id, 10);
        as("demo", () -> cache.get(id));

        assertThatThrownBy(() -> as(
                        "demo",
                        () -> QuarkusTransaction.requiringNew().call(() -> {
                            cache.changed(id, 2);
                            throw new IllegalStateException("no");
                        })))
                .hasMessage("no");
        as("demo", () -> cache.get(id));
        assertThat(reader.loads()).isEqualTo(1);

        as(
                "demo",
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    cache.changed(id, truth.set(id, 20).version());
                    return cache.get(id);
                }));
        assertThat(as("demo", () -> cache.get(id))).contains(truth.get(id));
        assertThat(reader.loads()).isEqualTo(2);
    }

    @Test
    void tenants_share_nothing() {
        Cache<Price> cache = caches.open(name, Price.class, Price::version, reader);
        truth.set(id, 10);

        as("ada-inc", () -> cache.get(id));
        as("bob-ltd", () -> cache.get(id));

        assertThat(reader.loads()).isEqualTo(2);
    }

    @Test
    void two_caches_of_one_name_are_refused() {
        caches.open(name, Price.class, Price::version, reader);

        assertThatThrownBy(() -> caches.open(name, Price.class, Price::version, reader))
                .hasMessage("there are two caches of the name " + name + ", one is allowed");
    }

    @Test
    void hits_and_misses_and_loads_are_counted_by_the_caches_name() {
        var registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        try {
            Cache<Price> cache = caches.open(name, Price.class, Price::version, reader);
            truth.set(id, 10);
            as("demo", () -> cache.get(id));
            as("demo", () -> cache.get(id));
            as("demo", () -> cache.get(id));

            assertThat(requests(registry, "miss")).isEqualTo(1);
            assertThat(requests(registry, "hit")).isEqualTo(2);
            assertThat(requests(registry, "stale")).isZero();
            assertThat(requests(registry, "shared")).isZero();
            assertThat(registry.get("waystone.cache.loads")
                            .tags("cache", name, "outcome", "ok")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("waystone.cache.evictions")
                            .tag("cache", name)
                            .counter()
                            .count())
                    .isZero();
        } finally {
            Metrics.removeRegistry(registry);
        }
    }

    @Test
    void health_is_up_and_says_whether_redis_answers() {
        Eventually.eventually(
                () -> assertThat(health.call().getData().orElseThrow()).containsEntry("state", "ok"));
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    private double requests(SimpleMeterRegistry registry, String result) {
        return registry.get("waystone.cache.requests")
                .tags("cache", name, "result", result)
                .counter()
                .count();
    }

    private <T> T as(String tenant, Supplier<T> work) {
        return tenants.as(RequestContext.of(tenant, "test"), work);
    }
}
