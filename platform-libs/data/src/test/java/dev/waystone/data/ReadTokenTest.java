package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waystone.core.FieldError;
import dev.waystone.core.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"0/16B3748", "FFFFFFFF/FFFFFFFF", "0/0"})
    void a_position_in_the_log_survives_the_header(String position) {
        assertThat(ReadToken.parse(position)).hasToString(position);
    }

    @Test
    void no_header_is_no_token() {
        assertThat(ReadToken.parse(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0/", "/0", "0/16b3748", "0/123456789", "0/1'; DROP TABLE note", " 0/1"})
    void what_no_answer_gave_is_refused_naming_the_header(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ReadToken.parse(header))
                .satisfies(e -> assertThat(e.problem().errors())
                        .extracting(FieldError::field)
                        .containsExactly("Waystone-Read-Token"));
    }
}
