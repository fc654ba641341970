package dev.waystone.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void money_is_text_and_currency() throws Exception {
        Money price = Money.of("12.5", "EUR");

        assertThat(json.writeValueAsString(price)).isEqualTo("{\"amount\":\"12.50\",\"currency\":\"EUR\"}");
        assertThat(json.readValue("{\"amount\":\"12.50\",\"currency\":\"EUR\"}", Money.class))
                .isEqualTo(price);
    }

    @Test
    void money_that_is_none_keeps_its_message() {
        assertThatThrownBy(() -> json.readValue("{\"amount\":\"1.234\",\"currency\":\"EUR\"}", Money.class))
                .isInstanceOf(ValueInstantiationException.class)
                .hasMessageContaining("EUR allows at most 2");
    }

    @Test
    void a_problem_leaves_out_what_is_empty() throws Exception {
        Problem plain = Problem.of(404, "not-found", "Not found", null);

        assertThat(json.writeValueAsString(plain))
                .isEqualTo("{\"type\":\"urn:waystone:problem:not-found\",\"title\":\"Not found\",\"status\":404}");
    }

    @Test
    void a_problem_survives_the_round_trip() throws Exception {
        Problem full = Problem.of(400, "invalid-request", "Invalid request", "No.", new FieldError("a[0].b", "must"))
                .withInstance(URI.create("urn:uuid:1"));

        assertThat(json.readValue(json.writeValueAsString(full), Problem.class)).isEqualTo(full);
    }

    @Test
    void the_last_page_has_no_next() throws Exception {
        assertThat(json.writeValueAsString(new Page<>(List.of(1, 2), null))).isEqualTo("{\"items\":[1,2]}");
        assertThat(json.writeValueAsString(new Page<>(List.of(1), "x"))).isEqualTo("{\"items\":[1],\"next\":\"x\"}");
    }
}
