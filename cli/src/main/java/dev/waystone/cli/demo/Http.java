package dev.waystone.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.waystone.cli.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP with a bearer token; tries again for a while what may be tried again. Thread-safe. */
public final class Http {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ONE_TRY = Duration.ofSeconds(20);
    private static final int TRIES = 8;
    private static final long FIRST_PAUSE_MS = 100;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ONE_TRY)
            .build();
    private final String token;

    /** @param token sent with each request; empty for none */
    public Http(String token) {
        this.token = token;
    }

    /** An answer; its body is a missing node if it had none or was no JSON. */
    public record Answer(int status, JsonNode json) {
        String problem() {
            return json.path("detail").asText(json.path("title").asText("no explanation"));
        }
    }

    public Answer get(URI address) {
        return send("GET", address, null, Map.of());
    }

    public Answer put(URI address, Object body) {
        return send("PUT", address, body, Map.of());
    }

    public Answer delete(URI address) {
        return send("DELETE", address, null, Map.of());
    }

    /** Asks until the answer is neither a server's error nor says when to ask again, eight times at most. */
    public Answer post(URI address, Object body, Map<String, String> headers) {
        return send("POST", address, body, headers);
    }

    private Answer send(String method, URI address, @Nullable Object body, Map<String, String> headers) {
        HttpRequest request = request(method, address, body, headers);
        String last = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
                Answer answer = new Answer(response.statusCode(), json(response.body()));
                if (!isPassing(
                        answer.status(),
                        response.headers().firstValue("Retry-After").isPresent())) {
                    return answer;
                }
                last = answer.status() + " " + answer.problem();
            } catch (IOException e) {
                last = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure("interrupted");
            }
            pause(FIRST_PAUSE_MS << attempt);
        }
        throw new Failure(
                method + " " + address + " fails still: " + last + "; see ./waystone status and ./waystone logs");
    }

    private static boolean isPassing(int status, boolean saysWhenToRetry) {
        return status >= 500 || saysWhenToRetry && status >= 400;
    }

    private HttpRequest request(String method, URI address, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(address).timeout(ONE_TRY).method(method, publisher(body));
        builder.header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json");
        headers.forEach(builder::header);
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        return builder.build();
    }

    private static BodyPublisher publisher(@Nullable Object body) {
        try {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
