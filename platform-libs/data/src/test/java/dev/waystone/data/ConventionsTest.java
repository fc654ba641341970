package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Money;
import dev.waystone.core.RequestContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ConventionsTest {

    private static final RequestContext ADA = RequestContext.of("conventions-ada", "ada");

    @Inject
    DataConfig data;

    @Inject
    Config config;

    @Inject
    Jdbi jdbi;

    @Inject
    Tenants tenants;

    @Test
    void every_key_of_the_library_has_its_default() {
        assertThat(data.readinessTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(data.replicaPause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(data.replicaMaxLag()).isEqualTo(Duration.ofSeconds(2));
        assertThat(data.instances()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.datasource.jdbc.acquisition-timeout, 3",
        "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout, 10",
        "quarkus.datasource.jdbc.additional-jdbc-properties.connectTimeout, 3",
        "quarkus.transaction-manager.default-transaction-timeout, 20",
        "quarkus.flyway.migrate-at-start, true",
        "quarkus.flyway.out-of-order, true",
        "quarkus.datasource.health.enabled, false"
    })
    void a_service_inherits_the_conventions(String key, String value) {
        assertThat(config.getValue(key, String.class)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"statement_timeout, 9s", "idle_in_transaction_session_timeout, 10s", "transaction_timeout, 25s"})
    void the_server_ends_what_takes_too_long(String setting, String value) {
        String found = jdbi.withHandle(handle ->
                handle.createQuery("SHOW " + setting).mapTo(String.class).one());

        assertThat(found).isEqualTo(value);
    }

    record Note(UUID id, String words, @Nested Money price, Instant at) {}

    @Test
    void a_record_survives_the_round_trip() {
        Note note = new Note(
                UUID.randomUUID(), "dear", Money.of("12.50", "EUR"), Instant.parse("2026-01-01T00:00:00.123456Z"));

        Note read = tenants.as(
                ADA,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> jdbi.withHandle(handle -> {
                            handle.createUpdate("INSERT INTO note (id, words, amount, currency, at)"
                                            + " VALUES (:id, :words, :price.amount, :price.currency, :at)")
                                    .bind("id", note.id())
                                    .bind("words", note.words())
                                    .bindMethods("price", note.price())
                                    .bind("at", note.at())
                                    .execute();
                            return handle.select(
                                            "SELECT id, words, amount, currency, at FROM note WHERE id = ?", note.id())
                                    .mapTo(Note.class)
                                    .one();
                        })));

        assertThat(read).isEqualTo(note);
    }
}
