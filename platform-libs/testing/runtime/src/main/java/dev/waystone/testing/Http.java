package dev.waystone.testing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One request, one answer; whatever goes wrong fails the test with the address in its message. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Http() {}

    static HttpResponse<String> send(HttpRequest.Builder unsent) {
        HttpRequest request = unsent.timeout(PATIENCE).build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.uri() + " cannot be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking " + request.uri(), e);
        }
    }
}
