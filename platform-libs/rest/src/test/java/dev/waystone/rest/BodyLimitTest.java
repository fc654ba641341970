package dev.waystone.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A body in chunks, which says nothing about its length. */
@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class BodyLimitTest {

    @TestHTTPResource("/parcels/check")
    URI address;

    @Test
    void a_body_in_chunks_is_bounded_too() throws Exception {
        assertThat(send("{\"name\":\"" + "x".repeat(1_000_000) + "\"}")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).contains("at most 262144 bytes");
        });
    }

    @Test
    void a_small_body_in_chunks_is_read() throws Exception {
        assertThat(send("{\"name\":\"box\"}").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(String body) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return client.send(
                    HttpRequest.newBuilder(address)
                            .header("Authorization", "Bearer " + TestIssuer.token("limits", "parcels:write"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
