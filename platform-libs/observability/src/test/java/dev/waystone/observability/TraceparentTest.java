package dev.waystone.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {

    @Test
    void a_span_is_the_same_after_it_was_text() {
        String text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        assertThat(Traceparent.of(Span.fromContext(Traceparent.read(text)))).isEqualTo(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "00-xyz", "00-00000000000000000000000000000000-b7ad6b7169203331-01"})
    void what_names_no_span_is_none(String text) {
        assertThat(Traceparent.of(Span.fromContext(Traceparent.read(text)))).isNull();
    }
}
