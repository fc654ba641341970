package dev.waystone.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no HTTP client would send, and that no resource sees. */
@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class BelowResourcesTest {

    private static final String ID = "018f2b6e-7c00-7000-8000-000000000001";

    @TestHTTPResource("/")
    URI address;

    @ParameterizedTest
    @CsvSource({
        "GET /parcels/%zz, 400, bad-request",
        "GET /%, 400, bad-request",
        "GET /q/%e, 400, bad-request",
        "GET /parcels?limit=%zz, 400, bad-request",
        "GET /parcels?%, 400, bad-request",
        "GET /parcels/%ff%fe, 404, not-found",
        "GET parcels, 404, not-found",
        "OPTIONS *, 404, not-found",
        "CONNECT x:80, 404, not-found",
        "BREW /parcels, 405, method-not-allowed",
    })
    void an_odd_request_line_is_answered_with_a_problem(String line, int status, String slug) throws IOException {
        assertThat(answer(line + " HTTP/1.1", "Host: x")).satisfies(is(status, slug));
    }

    @Test
    void a_request_for_no_host_is_400() throws IOException {
        assertThat(answer("GET /parcels HTTP/1.1")).satisfies(is(400, "bad-request"));
    }

    @ParameterizedTest
    @CsvSource({"9000", "60000"})
    void an_address_that_is_too_long_is_414(int length) throws IOException {
        assertThat(answer("GET /" + "a".repeat(length) + " HTTP/1.1", "Host: x"))
                .satisfies(is(414, "request-uri-too-long"))
                .contains("at most 8192 characters");
        assertThat(answer("GET /" + "a".repeat(8000) + " HTTP/1.1", "Host: x")).satisfies(is(404, "not-found"));
    }

    @Test
    void headers_that_are_too_large_are_431() throws IOException {
        assertThat(answer("GET /parcels HTTP/1.1", "Host: x", "Cookie: " + "a".repeat(30_000)))
                .satisfies(is(431, "request-header-fields-too-large"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE /parcels          | GET, HEAD, OPTIONS, POST",
                "DELETE /parcels/" + ID + " | GET, HEAD, OPTIONS, PUT",
                "POST /parcels/" + ID + "/  | GET, HEAD, OPTIONS, PUT",
                "BREW /parcels/check      | GET, HEAD, OPTIONS, POST, PUT",
            })
    void a_method_that_the_address_does_not_have_is_told_those_that_it_has(String line, String allowed)
            throws IOException {
        assertThat(answer(line + " HTTP/1.1", "Host: x"))
                .satisfies(is(405, "method-not-allowed"))
                .contains("Allow: " + allowed + "\r\n");
        String options = "OPTIONS" + line.substring(line.indexOf(' '));
        assertThat(answer(options + " HTTP/1.1", "Host: x")).contains("Allow: " + allowed + "\r\n");
    }

    private static Consumer<String> is(int status, String slug) {
        return answer -> assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("Content-Type: application/problem+json\r\n")
                .contains("Cache-Control: private, no-store\r\n")
                .contains("\"type\":\"urn:waystone:problem:" + slug + "\"")
                .contains("\"status\":" + status)
                .contains("\"instance\":\"urn:waystone:trace:");
    }

    private String answer(String line, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", address.getPort())) {
            socket.setSoTimeout(10_000);
            String request = line + "\r\n" + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n")
                    + "Authorization: Bearer " + TestIssuer.token("below", "parcels:write") + "\r\n"
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
