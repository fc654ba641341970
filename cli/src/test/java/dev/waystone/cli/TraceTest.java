package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.waystone.local.PartStatus;
import dev.waystone.local.traces.TraceReceiver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @TempDir
    Path root;

    private TraceReceiver receiver;
    private FakePlatform platform;

    @BeforeEach
    void start() throws IOException {
        receiver = TraceReceiver.start(0);
        platform = new FakePlatform(root);
        platform.more = List.of(new PartStatus("traces", "127.0.0.1:" + receiver.port(), "ready", 9, 1, 1));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void an_order_is_found_by_its_id_and_the_last_one_without_it() throws Exception {
        export(1, first);
        export(2, second);

        assertThat(run("trace", first.toString())).isZero();
        assertThat(text(out)).startsWith("order " + first + ", trace 0").contains("send PurchaseOrderPlaced");
        out.reset();
        assertThat(run("trace")).isZero();
        assertThat(text(out)).startsWith("order " + second);
    }

    @Test
    void it_is_json_for_programs() throws Exception {
        export(1, first);

        assertThat(run("trace", first.toString(), "--json")).isZero();

        JsonNode trace = new ObjectMapper().readTree(text(out));
        assertThat(trace.get("purchaseOrderId").asText()).isEqualTo(first.toString());
        assertThat(trace.get("traceId").asText()).isEqualTo("%032x".formatted(1));
        assertThat(trace.at("/spans/0/depth").asInt()).isZero();
        assertThat(trace.at("/spans/0/attributes/waystone.aggregate.id").asText())
                .isEqualTo(first.toString());
    }

    @Test
    void an_unknown_order_is_one_line_and_exit_1() {
        assertThat(run("trace", first.toString())).isEqualTo(1);
        assertThat(text(err))
                .startsWith("waystone: no trace of an order " + first + " is kept;")
                .hasLineCount(1);
        err.reset();
        assertThat(run("trace")).isEqualTo(1);
        assertThat(text(err)).startsWith("waystone: no trace of any order is kept;");
    }

    private void export(long trace, UUID order) throws Exception {
        Span span = Span.newBuilder()
                .setTraceId(ByteString.fromHex("%032x".formatted(trace)))
                .setSpanId(ByteString.fromHex("%016x".formatted(trace)))
                .setName("send purchase-orders")
                .setKind(Span.SpanKind.SPAN_KIND_PRODUCER)
                .addAttributes(attribute("messaging.operation.type", "send"))
                .addAttributes(attribute("waystone.event.type", "org.acme.purchaseorders.PurchaseOrderPlaced.v1"))
                .addAttributes(attribute("waystone.aggregate.id", order.toString()))
                .build();
        byte[] body = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                .build()
                .toByteArray();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + receiver.port() + "/v1/traces"))
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.discarding());
        }
    }

    private static KeyValue attribute(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private int run(String... arguments) {
        Console console = new Console(new PrintStream(out, true), new PrintStream(err, true), false);
        return Waystone.of(new Desk(new House(root), console, () -> Optional.of(platform)))
                .execute(arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
