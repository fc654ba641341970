package dev.waystone.local.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracesTest {

    @Test
    void a_trace_is_shown_in_the_order_of_its_spans_start() {
        Traces traces = new Traces();
        traces.add("later", span(1, 2, 2_000_000_007L).setParentSpanId(id(1)).build());
        traces.add(
                "first",
                span(1, 1, 1_000_000_000L)
                        .setEndTimeUnixNano(1_000_000_250L)
                        .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR))
                        .addAttributes(attribute("waystone.aggregate.id", "a"))
                        .build());

        assertThat(traces.trace(traceId(1)))
                .containsExactly(
                        new SpanView(
                                traceId(1),
                                "0000000000000001",
                                null,
                                "first",
                                "named",
                                "SERVER",
                                "1970-01-01T00:00:01Z",
                                250,
                                "ERROR",
                                Map.of("waystone.aggregate.id", "a")),
                        new SpanView(
                                traceId(1),
                                "0000000000000002",
                                "0000000000000001",
                                "later",
                                "named",
                                "SERVER",
                                "1970-01-01T00:00:02.000000007Z",
                                0,
                                "OK",
                                Map.of()));
    }

    @Test
    void a_trace_is_found_by_an_attribute_of_any_of_its_spans() {
        Traces traces = new Traces();
        traces.add("s", span(1, 1, 1).build());
        traces.add("s", span(2, 2, 1).build());
        traces.add("s", span(2, 3, 1).addAttributes(attribute("id", "x")).build());

        assertThat(traces.having("id", "x")).containsExactly(traceId(2));
        assertThat(traces.having("id", "y")).isEmpty();
        assertThat(traces.trace(traceId(3))).isEmpty();
    }

    @Test
    void the_oldest_trace_goes_when_there_are_too_many() {
        Traces traces = new Traces(3, 1_000_000);
        for (int trace = 1; trace <= 5; trace++) {
            traces.add("s", span(trace, 1, 1).build());
        }
        traces.add("s", span(3, 2, 1).build());

        assertThat(traces.count()).isEqualTo(3);
        assertThat(traces.trace(traceId(2))).isEmpty();
        assertThat(traces.trace(traceId(3))).hasSize(2);
    }

    @Test
    void bytes_are_bounded_however_large_spans_and_traces_are() {
        Traces traces = new Traces(1_000, 10_000);
        String large = "x".repeat(2_000);
        for (int trace = 1; trace <= 50; trace++) {
            traces.add("s", span(trace, 1, 1).setName(large).build());
        }
        assertThat(traces.bytes()).isBetween(6_000L, 10_000L);
        assertThat(traces.dropped()).isZero();

        for (int span = 1; span <= 50; span++) {
            traces.add("s", span(99, span, 1).setName(large).build());
        }
        assertThat(traces.bytes()).isBetween(6_000L, 10_000L);
        assertThat(traces.count()).isEqualTo(1);
        assertThat(traces.trace(traceId(99))).hasSizeLessThan(5);
        assertThat(traces.dropped()).isGreaterThan(40);
    }

    @Test
    void the_stack_keeps_the_last_two_thousand_traces_and_no_more_than_24_mib() {
        Traces traces = new Traces();
        for (int trace = 1; trace <= 2_100; trace++) {
            traces.add("s", span(trace, 1, 1).build());
        }
        assertThat(traces.count()).isEqualTo(2_000);
        assertThat(traces.trace(traceId(100))).isEmpty();
        assertThat(traces.trace(traceId(101))).hasSize(1);

        String large = "x".repeat(100 << 10);
        for (int trace = 3_001; trace <= 3_300; trace++) {
            traces.add("s", span(trace, 1, 1).setName(large).build());
        }
        assertThat(traces.bytes()).isBetween(23L << 20, 24L << 20);
        assertThat(traces.trace(traceId(3_300))).hasSize(1);
        assertThat(traces.trace(traceId(3_001))).isEmpty();
    }

    static Span.Builder span(long trace, long span, long start) {
        return Span.newBuilder()
                .setTraceId(ByteString.copyFrom(
                        ByteBuffer.allocate(16).putLong(0).putLong(trace).flip()))
                .setSpanId(id(span))
                .setKind(Span.SpanKind.SPAN_KIND_SERVER)
                .setName("named")
                .setStartTimeUnixNano(start)
                .setEndTimeUnixNano(start);
    }

    static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    static String traceId(long trace) {
        return "%032x".formatted(trace);
    }

    private static ByteString id(long span) {
        return ByteString.copyFrom(ByteBuffer.allocate(8).putLong(span).flip());
    }
}
