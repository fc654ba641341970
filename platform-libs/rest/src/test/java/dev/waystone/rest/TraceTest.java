package dev.waystone.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void a_trace_is_continued_with_its_flags_in_a_new_span() {
        Trace trace = Trace.continued("00-" + ID + "-00f067aa0ba902b7-01");
        assertThat(trace.traceparent()).matches("00-" + ID + "-[0-9a-f]{16}-01").doesNotContain("00f067aa0ba902b7");
        assertThat(trace.instance()).hasToString("urn:waystone:trace:" + ID);
    }

    @Test
    void a_later_version_is_understood_as_far_as_it_goes() {
        assertThat(Trace.continued("cc-" + ID + "-00f067aa0ba902b7-01-what-comes")
                        .id())
                .isEqualTo(ID);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void what_cannot_be_read_begins_a_new_trace(String traceparent) {
        Trace trace = Trace.continued(traceparent);
        assertThat(trace.id()).matches("[0-9a-f]{32}").isNotEqualTo(ID);
        assertThat(trace.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }
}
