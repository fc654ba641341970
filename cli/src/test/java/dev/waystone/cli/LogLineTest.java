package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {

    @Test
    void json_of_a_service_is_shown_as_text_with_tenant_and_trace() {
        assertThat(LogLine.text("{\"timestamp\":\"2026-01-01T00:00:00.5Z\",\"loggerName\":\"org.acme.Orders\","
                        + "\"level\":\"WARN\",\"message\":\"late\",\"mdc\":{\"tenant\":\"demo\",\"traceId\":\"abc\"}}"))
                .matches("\\d\\d:\\d\\d:00\\.500 WARN  Orders: late tenant=demo traceId=abc");
    }

    @Test
    void a_stack_trace_follows_its_line() {
        assertThat(LogLine.text("{\"timestamp\":\"2026-01-01T00:00:00Z\",\"loggerName\":\"Orders\",\"level\":\"ERROR\","
                        + "\"message\":\"failed\",\"mdc\":{},\"stackTrace\":\": java.io.IOException\\n\\tat x.Y\\n\"}"))
                .endsWith("ERROR Orders: failed\njava.io.IOException\n\tat x.Y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "listening on http://127.0.0.1:14319", "{\"timestamp\": cut", "{\"timestamp\":\"never\"}"})
    void everything_else_stays_as_it_is(String line) {
        assertThat(LogLine.text(line)).isEqualTo(line);
    }
}
