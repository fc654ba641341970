package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseReadinessTest {

    @Inject
    @Readiness
    DatabaseReadiness readiness;

    @Test
    void a_service_is_ready_when_its_database_has_the_newest_migration_it_knows() {
        HealthCheckResponse response = readiness.call();

        assertThat(response.getStatus()).isEqualTo(Status.UP);
        assertThat(response.getData().orElseThrow()).containsEntry("migration", "0100");
    }
}
