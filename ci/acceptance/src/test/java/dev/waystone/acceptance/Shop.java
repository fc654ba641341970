package dev.waystone.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the platform: knows its public API and remembers what it was promised. Safe for use by many threads.
 */
final class Shop {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, List<URI>> services;
    private final String token;
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Long> seeded = new ConcurrentHashMap<>();

    Shop(Map<String, List<URI>> services, String token) {
        this.services = services;
        this.token = token;
    }

    /** Orders that were answered with 202. */
    Set<UUID> acknowledged() {
        return acknowledged;
    }

    /** Items of this shop and what it put on hand. */
    Map<UUID, Long> seeded() {
        return seeded;
    }

    /** A new item with its stock. */
    UUID item(String price, long onHand) {
        var body = Map.of(
                "sku",
                "T-" + UUID.randomUUID(),
                "name",
                "Thing",
                "description",
                "A thing.",
                "price",
                Map.of("amount", price, "currency", "EUR"));
        var created = ask("catalog-items", "POST", "/catalog-items", body, Map.of(), 201);
        var id = UUID.fromString(created.json().get("id").asText());
        stock(id, onHand);
        return id;
    }

    /** Sets what is on hand. */
    void stock(UUID item, long onHand) {
        ask("stock-items", "PUT", "/stock-items/" + item, Map.of("onHand", onHand), Map.of(), 200);
        seeded.put(item, onHand);
    }

    /** Places an order of one line and insists, with the same key, until it is acknowledged. */
    UUID order(UUID item, int quantity) {
        return order(0, lines(item, quantity));
    }

    /** The same, first at instance {@code instance} of purchase-orders. */
    UUID order(int instance, Map<String, Object> body) {
        String key = UUID.randomUUID().toString();
        var answer = Await.until("an order is acknowledged", PATIENCE, () -> {
            try {
                var placed = place(instance, key, body);
                return placed.status() == 202 ? placed : refusedForGood(placed);
            } catch (IOException e) {
                return null;
            }
        });
        return UUID.fromString(answer.json().get("id").asText());
    }

    /** One try at one instance. */
    Http.Answer place(int instance, String key, Map<String, Object> body) throws IOException {
        var headers = new LinkedHashMap<>(authorization());
        headers.put("Idempotency-Key", key);
        var answer = Http.send("POST", purchaseOrders(instance, "/purchase-orders"), body, headers);
        if (answer.status() == 202) {
            acknowledged.add(UUID.fromString(answer.json().get("id").asText()));
        }
        return answer;
    }

    /** Whether an instance of purchase-orders says that it may be sent requests. */
    boolean isReady(int instance) {
        try {
            return Http.send("GET", purchaseOrders(instance, "/q/health/ready"), null, Map.of())
                            .status()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for an order's end. */
    JsonNode end(UUID order, Duration limit) {
        return Await.until("order " + order + " ends", limit, () -> {
            var seen = peek(order);
            return seen != null && terminal(seen) ? seen : null;
        });
    }

    /** The order as any instance shows it now, null when none answers. */
    @Nullable
    JsonNode peek(UUID order) {
        for (int instance = 0; instance < services.get("purchase-orders").size(); instance++) {
            try {
                var answer =
                        Http.send("GET", purchaseOrders(instance, "/purchase-orders/" + order), null, authorization());
                if (answer.status() == 200) {
                    return answer.json();
                }
            } catch (IOException e) {
                continue;
            }
        }
        return null;
    }

    /** Any call that must be answered with {@code status}. */
    Http.Answer ask(
            String service, String method, String path, @Nullable Object body, Map<String, String> more, int status) {
        var headers = new LinkedHashMap<>(authorization());
        headers.putAll(more);
        try {
            var answer = Http.send(method, services.get(service).getFirst().resolve(path), body, headers);
            if (answer.status() != status) {
                throw new AssertionError(method + " " + path + " answered " + answer.status() + ": " + answer.text());
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " was not answered", e);
        }
    }

    /** Any call at one instance. An {@link IOException} means that no answer came. */
    Http.Answer send(String service, int instance, String method, String path, @Nullable Object body)
            throws IOException {
        return Http.send(method, services.get(service).get(instance).resolve(path), body, authorization());
    }

    /** A read at the first instance with more headers. */
    Http.Answer get(String service, String path, Map<String, String> more) throws IOException {
        var headers = new LinkedHashMap<>(authorization());
        headers.putAll(more);
        return Http.send("GET", services.get(service).getFirst().resolve(path), null, headers);
    }

    /** The same without a token. */
    Http.Answer sendAsStranger(String service, String method, String path) throws IOException {
        return Http.send(method, services.get(service).getFirst().resolve(path), null, Map.of());
    }

    static Map<String, Object> lines(UUID item, int quantity) {
        return Map.of(
                "customer", Map.of("name", "Ada Example", "email", "ada@example.org"),
                "lines", List.of(Map.of("catalogItemId", item, "quantity", quantity)));
    }

    static boolean terminal(JsonNode order) {
        return Set.of("CONFIRMED", "CANCELLED").contains(order.get("state").asText());
    }

    /** When it was placed. */
    static Instant placingOf(JsonNode order) {
        return Instant.parse(order.get("placedAt").asText());
    }

    /** When it came to its end. */
    static Instant endOf(JsonNode order) {
        for (JsonNode entry : order.get("history")) {
            if (terminal(entry)) {
                return Instant.parse(entry.get("at").asText());
            }
        }
        throw new AssertionError("not at its end: " + order);
    }

    private Map<String, String> authorization() {
        return Map.of("Authorization", "Bearer " + token);
    }

    private URI purchaseOrders(int instance, String path) {
        var instances = services.get("purchase-orders");
        return instances.get(instance % instances.size()).resolve(path);
    }

    private static Http.@Nullable Answer refusedForGood(Http.Answer answer) {
        if (answer.status() >= 400 && answer.status() < 500 && answer.status() != 409 && answer.status() != 429) {
            throw new AssertionError("the order was refused with " + answer.status() + ": " + answer.text());
        }
        return null;
    }
}
