package dev.waystone.local.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Speaks HTTP to a part, as any caller would. */
public record Client(String address) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public record Answer(int status, JsonNode json) {}

    public Answer get(String path) {
        return call("GET", path, "application/json", "");
    }

    public Answer put(String path, String json) {
        return call("PUT", path, "application/json", json);
    }

    public Answer post(String path, String json) {
        return call("POST", path, "application/json", json);
    }

    public Answer call(String method, String path, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", type)
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), Json.MAPPER.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
