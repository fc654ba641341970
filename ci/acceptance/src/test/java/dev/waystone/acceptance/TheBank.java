package dev.waystone.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The bank's knobs and books, as an outsider sees them. */
final class TheBank {

    private final URI address;

    TheBank(URI address) {
        this.address = address;
    }

    /** Makes the bank behave as {@code kind} for all orders; {@code more} are further fields of the behaviour. */
    void behave(String kind, Map<String, Object> more) {
        var behaviour = new LinkedHashMap<String, Object>(more);
        behaviour.put("kind", kind);
        call("PUT", "/behaviour", behaviour);
    }

    /** Back to an honest bank. */
    void behave() {
        call("DELETE", "/behaviour", null);
    }

    /** What the bank holds of an order: its status, or NONE. */
    String status(UUID order) {
        var answer = call("GET", "/charges/" + order, null);
        return answer.status() == 404 ? "NONE" : answer.json().get("status").asText();
    }

    /** Every charge the bank ever heard of. */
    JsonNode charges() {
        return call("GET", "/charges", null).json();
    }

    private Http.Answer call(String method, String path, @org.jspecify.annotations.Nullable Object body) {
        try {
            return Http.send(method, address.resolve(path), body, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("the bank does not answer", e);
        }
    }
}
