package dev.waystone.events.internal;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says whether events flow. Always up: a service without Kafka takes requests and keeps its events. */
@Wellness
@ApplicationScoped
class EventsHealth implements HealthCheck {

    private final EventsEngine engine;

    @Inject
    EventsHealth(EventsEngine engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("events")
                .up()
                .withData("state", engine.degraded() ? "degraded" : "ok")
                .withData("outbox-lag-seconds", Math.round(engine.lag()))
                .build();
    }
}
