package dev.waystone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.core.FieldError;
import dev.waystone.core.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsReaderTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void reads_every_field() {
        assertThat(FaultsReader.read(json, """
                        {"latencyMs":250,"errorRate":0.5,"notReady":true,"paths":["/a","/b"]}""")).isEqualTo(new Faults(250, 0.5, true, List.of("/a", "/b")));
    }

    @Test
    void reads_the_example_of_the_reference() throws Exception {
        var page = Files.readString(Path.of("../../docs/reference/faults.md"));
        var example = page.substring(page.indexOf("```json") + 7, page.indexOf("```\n", page.indexOf("```json")));
        assertThat(FaultsReader.read(json, example))
                .isEqualTo(new Faults(300, 0.2, false, List.of("/purchase-orders")));
    }

    @Test
    void takes_what_is_left_out_for_no_fault() {
        assertThat(FaultsReader.read(json, "{}")).isEqualTo(Faults.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "latencyMs | -1 | must be a whole number from 0 to 60000",
                "latencyMs | 60001 | must be a whole number from 0 to 60000",
                "latencyMs | 1.5 | must be a whole number from 0 to 60000",
                "latencyMs | 99999999999 | must be a whole number from 0 to 60000",
                "latencyMs | \"1\" | must be a whole number from 0 to 60000",
                "errorRate | 1.1 | must be a number from 0 to 1",
                "errorRate | -0.1 | must be a number from 0 to 1",
                "errorRate | null | must be a number from 0 to 1",
                "notReady | 1 | must be true or false",
                "paths | \"/a\" | must be a list of at most 20",
                "latency | 1 | is not known; latencyMs, errorRate, notReady and paths are"
            })
    void names_the_field_that_is_wrong(String field, String value, String message) {
        assertThat(errors("{\"%s\":%s}".formatted(field, value))).containsExactly(new FieldError(field, message));
    }

    @Test
    void names_all_that_is_wrong_at_once() {
        assertThat(errors("{\"latencyMs\":-1,\"errorRate\":2,\"paths\":[\"/a\",\"b\",3]}"))
                .extracting(FieldError::field)
                .containsExactly("latencyMs", "errorRate", "paths[1]", "paths[2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "null"})
    void asks_for_an_object(String text) {
        assertThat(errors(text)).extracting(FieldError::message).allMatch(message -> message.contains("JSON object"));
    }

    private List<FieldError> errors(String text) {
        return catchThrowableOfType(ProblemException.class, () -> FaultsReader.read(json, text))
                .problem()
                .errors();
    }
}
