package dev.waystone.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Tells commands apart: SHA-256 of the method, the path and the body as canonical JSON, in which neither the order of
 * fields nor white space counts.
 */
@Singleton
class CommandHash {

    private final HttpServerRequest request;
    private final ObjectMapper canonical;

    CommandHash(HttpServerRequest request, ObjectMapper json) {
        this.request = request;
        this.canonical = canonical(json);
    }

    byte[] of(Object body) {
        String command = request.method() + " " + request.path() + "\n" + text(body);
        return sha256(command.getBytes(StandardCharsets.UTF_8));
    }

    // Through a tree of plain maps, because only the fields of maps are sorted whatever annotations say.
    private String text(Object body) {
        try {
            JsonNode tree = canonical.valueToTree(body);
            return canonical.writeValueAsString(canonical.treeToValue(tree, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request cannot be written as JSON", e);
        }
    }

    private static ObjectMapper canonical(ObjectMapper json) {
        ObjectMapper copy = json.copy();
        copy.configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
        copy.configure(SerializationFeature.INDENT_OUTPUT, false);
        return copy;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
