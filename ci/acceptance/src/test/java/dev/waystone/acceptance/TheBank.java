package dev.waystone.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The bank's knobs and books, as an outsider sees them. */
final class TheBank {

    private final URI address;
    private final Path books;

    /** {@code books} is the file to which it appends every movement. */
    TheBank(URI address, Path books) {
        this.address = address;
        this.books = books;
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

    /** What every movement over this amount was for, in the order of moving. */
    List<UUID> movements(String amount) {
        try (var lines = Files.lines(books)) {
            return lines.map(TheBank::movement)
                    .filter(movement -> movement.path("amount").asText().equals(amount))
                    .map(movement -> UUID.fromString(movement.get("orderId").asText()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode movement(String line) {
        try {
            return Http.JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("not a movement: " + line, e);
        }
    }

    private Http.Answer call(String method, String path, @org.jspecify.annotations.Nullable Object body) {
        try {
            return Http.send(method, address.resolve(path), body, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("the bank does not answer", e);
        }
    }
}
