package dev.waystone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "15m, PT15M", "2h, PT2H", "7d, PT168H"})
    void reads_each_unit(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "d", "0d", "-1d", "1.5h", "7 d", "7D", "P7D", "9999999999d"})
    void refuses_any_other_form(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowed: a whole number and a unit");
    }

    @Test
    void a_likely_slip_finds_its_word_and_a_stranger_does_not() {
        assertThat(Nearest.to("postgers", List.of("kafka", "postgres"))).contains("postgres");
        assertThat(Nearest.to("elephants", List.of("kafka", "postgres"))).isEmpty();
    }
}
