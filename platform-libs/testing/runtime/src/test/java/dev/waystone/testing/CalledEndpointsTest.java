package dev.waystone.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalledEndpointsTest {

    private static final String API = """
            paths:
              /parcels:
                get: {summary: a list}
                post: {summary: a new one}
              /parcels/{id}:
                parameters: []
                get: {summary: one}
            """;

    @TempDir
    Path folder;

    private final Map<String, Integer> counts = new TreeMap<>();
    private HttpServer service;

    @BeforeEach
    void a_running_service() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/q/metrics", exchange -> {
            byte[] body = page().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        ModuleFolder.write(folder.resolve("api/openapi.yaml"), API);
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void is_content_once_every_endpoint_has_answered() {
        answered("GET", "/parcels", 200);
        var called = called();
        answered("GET", "/parcels", 200);
        answered("POST", "/parcels", 201);
        answered("GET", "/parcels/{id}", 200);

        assertThatCode(called::checkAll).doesNotThrowAnyException();
    }

    @Test
    void an_endpoint_that_nothing_called_since_is_named() {
        answered("POST", "/parcels", 201);
        var called = called();
        answered("GET", "/parcels", 200);

        assertThatThrownBy(called::checkAll)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("(2):\n  - GET /parcels/{id}\n  - POST /parcels");
    }

    @Test
    void a_refusal_is_no_call() {
        var called = called();
        answered("GET", "/parcels", 200);
        answered("POST", "/parcels", 201);
        answered("GET", "/parcels/{id}", 404);

        assertThatThrownBy(called::checkAll).hasMessageContaining("(1):\n  - GET /parcels/{id}");
    }

    @Test
    void a_contract_without_endpoints_is_refused() {
        ModuleFolder.write(folder.resolve("api/openapi.yaml"), "paths: {}\n");

        assertThatThrownBy(called()::checkAll).hasMessageContaining("has no endpoints");
    }

    private CalledEndpoints called() {
        URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/");
        return new CalledEndpoints(address, new ModuleFolder(folder), Duration.ofMillis(1));
    }

    private void answered(String method, String route, int status) {
        String labels = "http_request_method=\"%s\",http_response_status_code=\"%d\",http_route=\"%s\""
                .formatted(method, status, route);
        counts.merge(labels, 1, Integer::sum);
    }

    private String page() {
        var page = new StringBuilder("# TYPE http_server_request_duration_seconds histogram\n");
        counts.forEach((labels, count) -> {
            page.append("http_server_request_duration_seconds_bucket{%s,le=\"+Inf\"} %d\n".formatted(labels, count));
            page.append("http_server_request_duration_seconds_count{%s} %d\n".formatted(labels, count));
            page.append("http_server_request_duration_seconds_sum{%s} 0.5\n".formatted(labels));
        });
        return page.toString();
    }
}
