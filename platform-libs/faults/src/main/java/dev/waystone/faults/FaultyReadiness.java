package dev.waystone.faults;

import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready, when told so. Liveness has no such switch: a fault must not restart what it is in. */
@Readiness
@Singleton
@LookupIfProperty(name = "waystone.faults.enabled", stringValue = "true")
class FaultyReadiness implements HealthCheck {

    private final ActiveFaults active;

    FaultyReadiness(ActiveFaults active) {
        this.active = active;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("faults")
                .status(!active.now().notReady())
                .build();
    }
}
