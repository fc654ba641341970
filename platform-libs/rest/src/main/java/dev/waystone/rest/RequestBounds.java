package dev.waystone.rest;

import dev.waystone.core.Problem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is refused before anything looks at it. The server's own limits on address and headers are wider
 * ({@code quarkus.http.limits}), because what it refuses itself has no problem as its body.
 */
@Singleton
class RequestBounds {

    private final RestConfig config;

    RequestBounds(RestConfig config) {
        this.config = config;
    }

    /** Why the request is not served; null if it is. */
    @Nullable
    Problem refusal(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_1_1 && request.getHeader("Host") == null) {
            return StatusProblems.of(400, "A request has the header Host.");
        }
        if (request.uri().length() > config.maxUri().asLongValue()) {
            return StatusProblems.of(
                    414,
                    "The address of a request has at most %d characters."
                            .formatted(config.maxUri().asLongValue()));
        }
        if (!decodable(request.uri())) {
            return StatusProblems.of(400, "The address of the request cannot be decoded.");
        }
        if (size(request) > config.maxHeaders().asLongValue()) {
            return StatusProblems.of(
                    431,
                    "The headers of a request have at most %d characters."
                            .formatted(config.maxHeaders().asLongValue()));
        }
        return bodyLength(request) > config.maxBody().asLongValue()
                ? BodyLimit.problem(config.maxBody().asLongValue())
                : null;
    }

    private static boolean decodable(String address) {
        if (address.chars().allMatch(RequestBounds::isPlain)) {
            return true; // most are, and need no parser
        }
        try {
            new URI(address);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPlain(int character) {
        return character >= 'a' && character <= 'z'
                || character >= '-' && character <= '9' // the digits, and - . /
                || character >= 'A' && character <= 'Z';
    }

    private static long size(HttpServerRequest request) {
        long size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }

    private static long bodyLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0; // Netty has refused what is no number
        }
    }
}
