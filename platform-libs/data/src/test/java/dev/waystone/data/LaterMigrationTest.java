package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class LaterMigrationTest {

    @TempDir
    Path folder;

    @Inject
    Flyway ofThisService;

    @Test
    void a_later_migration_of_the_template_reaches_a_database_that_has_the_services_own() throws IOException {
        var flyway = Flyway.configure()
                .configuration(ofThisService.getConfiguration())
                .resourceProvider(null)
                .javaMigrationClassProvider(null)
                .schemas("later_migration")
                .locations("filesystem:" + folder)
                .cleanDisabled(false)
                .load();
        Files.writeString(folder.resolve("V0100__of_the_template.sql"), "CREATE TABLE first (n int);");
        Files.writeString(folder.resolve("V0500__of_the_service.sql"), "CREATE TABLE own (n int);");
        flyway.migrate();

        Files.writeString(folder.resolve("V0101__later.sql"), "CREATE TABLE later (n int);");

        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
        assertThat(flyway.info().applied())
                .extracting(MigrationInfo::getScript)
                .contains("V0100__of_the_template.sql", "V0101__later.sql", "V0500__of_the_service.sql");
        flyway.clean();
    }
}
