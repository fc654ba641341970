package dev.waystone.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** An answer as it went out the first time. */
record StoredAnswer(byte[] bodyHash, int status, Map<String, String> headers, String body) {

    static final String REPLAYED = "Idempotency-Replayed";

    boolean isOf(byte[] hash) {
        return MessageDigest.isEqual(bodyHash, hash);
    }

    Response first() {
        return response().build();
    }

    Response replay() {
        return response().header(REPLAYED, "true").build();
    }

    // Bytes, because text would go through the JSON writer.
    private Response.ResponseBuilder response() {
        Response.ResponseBuilder response = Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body.getBytes(StandardCharsets.UTF_8));
        headers.forEach(response::header);
        return response;
    }
}
