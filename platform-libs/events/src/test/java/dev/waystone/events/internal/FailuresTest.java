package dev.waystone.events.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.events.TransientException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "08006", "53300", "57P01", "55P03", "25P03", "57014"})
    void what_passes_by_itself_is_transient(String state) {
        assertThat(Failures.isTransient(new IllegalStateException(new SQLException("secret", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "22P02", "42P01"})
    void what_will_fail_again_is_not(String state) {
        assertThat(Failures.isTransient(new IllegalStateException(new SQLException("secret", state))))
                .isFalse();
        assertThat(Failures.isTransient(rolledBack(new SQLException("secret", state))))
                .isFalse();
    }

    @Test
    void what_a_handler_throws_is_not_unless_it_says_so() {
        assertThat(Failures.isTransient(new IllegalArgumentException("no"))).isFalse();
        assertThat(Failures.isTransient(new RuntimeException(new TransientException("not now"))))
                .isTrue();
    }

    @Test
    void a_transaction_that_ended_under_a_stopped_process_is_transient() {
        RuntimeException timedOut = new RuntimeException(new RollbackException("timed out"));
        assertThat(Failures.isTransient(timedOut, System.nanoTime() - 9_000_000_000L))
                .isTrue();
        assertThat(Failures.isTransient(timedOut, System.nanoTime())).isFalse();
        assertThat(Failures.isTransient(new RuntimeException(new SQLException("no state: from the pool"))))
                .isTrue();
    }

    @Test
    void a_description_has_classes_state_and_place_but_no_message() {
        assertThat(Failures.describe(new IllegalStateException("secret", new SQLException("secret", "23505"))))
                .startsWith(
                        "java.lang.IllegalStateException from java.sql.SQLException (SQLState 23505) at dev.waystone.events")
                .doesNotContain("secret");
    }

    private static Exception rolledBack(SQLException cause) {
        RollbackException rolledBack = new RollbackException("rolled back");
        rolledBack.addSuppressed(new RuntimeException(cause));
        return new IllegalStateException(rolledBack);
    }
}
