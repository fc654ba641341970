package dev.waystone.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTreeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TraceSpan request = span("""
            {"spanId": "1", "service": "orders", "name": "POST /orders", "kind": "SERVER",
             "start": "2026-01-01T00:00:00Z", "durationNanos": 20000000,
             "attributes": {"http.response.status_code": "202"}}""");
    private final TraceSpan call = span("""
            {"spanId": "2", "parentSpanId": "1", "service": "orders", "name": "GET /prices", "kind": "CLIENT",
             "start": "2026-01-01T00:00:00.001Z", "durationNanos": 5000000, "status": "ERROR",
             "attributes": {"error.type": "timeout"}}""");
    private final TraceSpan sent = span("""
            {"spanId": "3", "parentSpanId": "1", "service": "orders", "name": "send orders", "kind": "PRODUCER",
             "start": "2026-01-01T00:00:00.015Z", "durationNanos": 12345678,
             "attributes": {"waystone.event.id": "e", "waystone.event.type": "org.acme.orders.OrderPlaced.v1",
                            "messaging.operation.type": "send", "messaging.destination.name": "orders",
                            "waystone.aggregate.id": "o-1"}}""");
    private final TraceSpan handled = span("""
            {"spanId": "4", "parentSpanId": "3", "service": "stock", "name": "process orders", "kind": "CONSUMER",
             "start": "2026-01-01T00:00:00.030Z", "durationNanos": 1000000,
             "attributes": {"waystone.event.id": "e", "waystone.event.type": "org.acme.orders.OrderPlaced.v1",
                            "messaging.operation.type": "process", "waystone.aggregate.id": "o-1"}}""");
    private final TraceSpan run = span("""
            {"spanId": "5", "parentSpanId": "4", "service": "stock", "name": "run count", "kind": "INTERNAL",
             "start": "2026-01-01T00:00:00.040Z", "durationNanos": 2000000,
             "attributes": {"waystone.due.wait_ms": "7"}}""");

    @Test
    void spans_stand_below_what_caused_them_with_their_waits() {
        TraceTree tree = new TraceTree(List.of(run, handled, sent, call, request));

        assertThat(tree.table()).containsExactly("""
                SPAN                       SERVICE   BEGINS    TAKES
                POST /orders               orders    0.0 ms  20.0 ms  202
                ├─ call GET /prices        orders    1.0 ms   5.0 ms  failed timeout
                └─ send OrderPlaced        orders   15.0 ms  12.3 ms  outbox wait, to orders
                   └─ process OrderPlaced  stock    30.0 ms   1.0 ms
                      └─ run count         stock    40.0 ms   2.0 ms  due work, begun 7 ms after it was due\
                """.split("\n"));
        assertThat(tree.services()).containsExactly("orders", "stock");
        assertThat(tree.duration()).isEqualTo(Duration.ofMillis(42));
        assertThat(TraceSpan.order(List.of(request, sent))).isEqualTo("o-1");
    }

    @Test
    void handling_whose_sending_was_cut_short_stands_below_the_sending_of_the_same_event() {
        TraceSpan orphan = span("""
                {"spanId": "6", "parentSpanId": "never-ended", "service": "pay", "name": "process orders",
                 "kind": "CONSUMER", "start": "2026-01-01T00:00:00.050Z", "durationNanos": 1,
                 "attributes": {"waystone.event.id": "e"}}""");

        TraceTree tree = new TraceTree(List.of(request, sent, orphan));

        assertThat(tree.lines()).extracting(TraceTree.Line::depth).containsExactly(0, 1, 2);
    }

    @Test
    void a_span_without_a_known_parent_is_a_root() {
        TraceTree tree = new TraceTree(List.of(request, run));

        assertThat(tree.lines()).extracting(TraceTree.Line::depth).containsExactly(0, 0);
    }

    private static TraceSpan span(String json) {
        try {
            return new TraceSpan(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
