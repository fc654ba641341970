package dev.waystone.local.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waystone.local.web.Json;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceReceiverTest {

    private final TraceReceiver receiver = start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        receiver.close();
    }

    @Test
    void what_was_exported_is_shown_with_its_service() throws Exception {
        byte[] export = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Resource.newBuilder()
                                .addAttributes(TracesTest.attribute("service.name", "stock-items")))
                        .addScopeSpans(ScopeSpans.newBuilder()
                                .addSpans(TracesTest.span(7, 1, 1)
                                        .addAttributes(TracesTest.attribute("waystone.aggregate.id", "o-1")))))
                .build()
                .toByteArray();

        assertThat(post(export).statusCode()).isEqualTo(200);

        assertThat(json("/traces/by/waystone.aggregate.id/o-1")
                        .at("/traceIds/0")
                        .asText())
                .isEqualTo(TracesTest.traceId(7));
        JsonNode span = json("/traces/" + TracesTest.traceId(7)).at("/spans/0");
        assertThat(span.get("service").asText()).isEqualTo("stock-items");
        assertThat(span.at("/attributes/waystone.aggregate.id").asText()).isEqualTo("o-1");
        assertThat(json("/health").get("traces").asInt()).isEqualTo(1);
    }

    @Test
    void an_unknown_trace_is_404_and_an_unknown_attribute_finds_none() throws Exception {
        assertThat(get("/traces/" + TracesTest.traceId(1)).statusCode()).isEqualTo(404);
        assertThat(json("/traces/by/no.such/thing").get("traceIds")).isEmpty();
        assertThat(get("/traces").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_no_export_is_400_and_what_is_too_large_is_413() throws Exception {
        assertThat(post("no protobuf".getBytes()).statusCode()).isEqualTo(400);
        assertThat(post(new byte[8 * 1024 * 1024 + 1]).statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return client.send(
                request("/v1/traces").POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(get(path).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + receiver.port() + path))
                .timeout(Duration.ofSeconds(10));
    }

    private static TraceReceiver start() {
        try {
            return TraceReceiver.start(0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
