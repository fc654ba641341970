package dev.waystone.data;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;

/**
 * Ready while the service's own database answers and has the newest migration that this process knows. Asks one
 * question at a time, however often it is asked itself, so that a stuck database does not take the pool with it.
 */
@Readiness
@Singleton
class DatabaseReadiness implements HealthCheck {

    private final Jdbi jdbi;
    private final Flyway flyway;
    private final DataConfig config;
    private FutureTask<Boolean> question = answered();
    private List<String> versions = List.of();

    DatabaseReadiness(Jdbi jdbi, Flyway flyway, DataConfig config) {
        this.jdbi = jdbi;
        this.flyway = flyway;
        this.config = config;
    }

    void atStart(@Observes StartupEvent start) {
        versions = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .filter(MigrationVersion.class::isInstance)
                .sorted()
                .map(MigrationVersion::getVersion)
                .toList();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .withData("migration", versions.isEmpty() ? "" : versions.getLast())
                .status(isMigrated())
                .build();
    }

    private boolean isMigrated() {
        try {
            return ask().get(config.readinessTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized FutureTask<Boolean> ask() {
        if (question.isDone()) {
            question = new FutureTask<>(this::migrated);
            Thread.ofVirtual().name("database-readiness").start(question);
        }
        return question;
    }

    private boolean migrated() {
        return jdbi.withHandle(handle -> handle.select(
                        "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL")
                .mapTo(String.class)
                .set()
                .containsAll(versions));
    }

    private static FutureTask<Boolean> answered() {
        FutureTask<Boolean> answered = new FutureTask<>(() -> false);
        answered.run();
        return answered;
    }
}
