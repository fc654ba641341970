package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatesTest {

    @ParameterizedTest
    @CsvSource({
        "40001, true, false",
        "40P01, true, false",
        "55P03, true, false",
        "08006, true, true",
        "53300, true, true",
        "57P01, true, true",
        "57014, true, true",
        "25P03, true, true",
        "25P04, true, true",
        "23505, false, false",
        "42501, false, false",
        "22001, false, false"
    })
    void a_state_says_whether_to_try_again_and_who_is_at_fault(String state, boolean again, boolean away) {
        Throwable failure = new IllegalStateException(new SQLException("no", state));

        assertThat(SqlStates.of(failure)).contains(state);
        assertThat(SqlStates.isTransient(failure)).isEqualTo(again);
        assertThat(SqlStates.isUnavailable(failure)).isEqualTo(away);
    }

    @Test
    void a_pool_without_a_free_connection_is_transient() {
        Throwable failure = new IllegalStateException(new SQLException("Sorry, acquisition timeout!"));

        assertThat(SqlStates.of(failure)).isEmpty();
        assertThat(SqlStates.isTransient(failure)).isTrue();
        assertThat(SqlStates.isUnavailable(failure)).isTrue();
    }

    @Test
    void other_failures_are_none_of_the_databases() {
        assertThat(SqlStates.isTransient(new IllegalStateException("acquisition timeout")))
                .isFalse();
        assertThat(SqlStates.of(null)).isEmpty();
    }
}
