package dev.waystone.cache;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says whether Redis answers. Always up: a service without Redis is slower, nothing else. */
@Wellness
@ApplicationScoped
class CacheHealth implements HealthCheck {

    private final Caches caches;

    CacheHealth(Caches caches) {
        this.caches = caches;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("cache")
                .up()
                .withData("state", caches.isShared() ? "ok" : "degraded")
                .build();
    }
}
