package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the packaged services have printed, whatever was done to them before: lines of JSON, and nobody's secrets in them. */
@Order(7)
class LogsTest {

    private static final String CANARY = "canary";
    private static final String TRACE = "6e0c63257de34c926f9efcd03927272e";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();
    private final UUID item = shop.item("1.00", 10);

    @AfterEach
    void the_replica_is_there_again() {
        platform.resume("replica");
    }

    /** Apart from what a JVM says that is ended while it starts, and from lines that a kill cut off. */
    @Test
    void lines_are_json_and_say_which_service_printed_them() {
        for (String part : platform.instances()) {
            var lines = platform.log(part);
            var said = lines.stream()
                    .filter(line -> line.startsWith("{") && line.endsWith("}"))
                    .toList();
            assertThat(said).as(part).hasSizeGreaterThan(lines.size() * 9 / 10).isNotEmpty();
            assertThat(said).as(part).allSatisfy(line -> {
                assertThat(json(line).get("service").asText()).isEqualTo(part.replace("-2", ""));
                assertThat(json(line).get("timestamp").asText()).isNotEmpty();
                assertThat(json(line).get("level").asText()).isNotEmpty();
            });
        }
    }

    /** A replica that hangs is worth a warning to the request that meets it. */
    @Test
    void a_line_about_a_request_has_its_trace_and_its_tenant() throws IOException {
        String token = placed(shop, Shop.lines(item, 1)).header("Waystone-Read-Token");
        var headers = Map.of("Waystone-Read-Token", token, "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

        platform.pause("replica");

        var line = Await.until("a warning in the trace", LIMIT, () -> {
            look(headers);
            return platform.log("purchase-orders").stream()
                    .filter(said -> said.contains(TRACE))
                    .findFirst()
                    .orElse(null);
        });
        assertThat(json(line).at("/mdc/traceId").asText()).isEqualTo(TRACE);
        assertThat(json(line).at("/mdc/spanId").asText()).matches("[0-9a-f]{16}");
        assertThat(json(line).at("/mdc/tenant").asText()).isEqualTo("acceptance");
    }

    @Test
    void a_secret_in_a_header_a_body_a_token_or_an_address_is_in_no_line() throws IOException {
        var customer = Map.of("name", "Canary Example", "email", "canary@example.org");
        var lines = List.of(Map.of("catalogItemId", item, "quantity", 1));
        var order = UUID.fromString(placed(shop, Map.of("customer", customer, "lines", lines))
                .json()
                .get("id")
                .asText());
        shop.end(order, LIMIT);
        for (String service : List.of("catalog-items", "purchase-orders", "stock-items", "card-payments")) {
            String path = "/" + service + "/" + item;
            URI address = platform.address(service);
            Http.send("GET", address.resolve(path), null, Map.of("Authorization", "Bearer canary.canary.canary"));
            Http.send("GET", address.resolve(path), null, Map.of("Authorization", "Basic Y2FuYXJ5OmNhbmFyeQ=="));
            shop.get(service, path + "?token=canary", Map.of("X-Api-Key", CANARY, "Cookie", "session=canary"));
            shop.send(service, 0, "PUT", path, Map.of("password", CANARY));
            shop.send(service, 0, "POST", "/" + service, Map.of("password", CANARY));
        }
        platform.atRest();

        for (String part : platform.instances()) {
            assertThat(platform.log(part))
                    .as(part)
                    .allSatisfy(line -> assertThat(line.toLowerCase(Locale.ROOT))
                            .doesNotContain(
                                    CANARY, "y2fuyxj5omnhbmfyeq", "ada@example.org", "ada example", "bearer ey"));
        }
    }

    /** Original payloads and what the database's own log says are no output of ours: who may read those may read the data. */
    @Test
    void a_secret_in_an_exception_that_parks_an_event_is_in_no_reason_dead_letter_span_metric_or_line() {
        var broken = shop.item("1.00", 10);
        try (var bug = BrokenStock.refusing(platform, broken, "canary password=canary")) {
            var order = shop.order(Platform.HURRIED_INSTANCE, Shop.lines(broken, 1));
            shop.end(order, LIMIT);
            Await.yes("its events are parked", LIMIT, () -> bug.parked(order).equals("1 poison, 2 behind"));

            var lines = platform.log("stock-items").stream()
                    .filter(line -> line.contains("parked") || line.contains(order.toString()))
                    .toList();
            assertNotOut("the log", String.join("\n", lines), "parked");
            assertNotOut("the reasons", reasons(order), "P0001");
            assertNotOut("the dead letters", deadLetters(order), "P0001");
            Await.yes("its span is exported", LIMIT, () -> spans(order).contains("error.type"));
            assertNotOut("the spans", spans(order), "error.type");
            assertNotOut("the metrics", metrics(), "waystone_inbox_parked{");

            bug.mendAndRelease(order);
            Await.yes("nothing of it is parked", LIMIT, () -> bug.parked(order).isEmpty());
        }
        platform.atRest();
    }

    /** The text says what makes it worth looking at, and not the secret. */
    private static void assertNotOut(String where, String text, String says) {
        assertThat(text).as(where).contains(says);
        assertThat(text.toLowerCase(Locale.ROOT)).as(where).doesNotContain(CANARY);
    }

    /** All but the payload. */
    private String reasons(UUID order) {
        return platform.text(
                "stock_items",
                "SELECT string_agg((to_jsonb(parked) - 'payload')::text, ' ') FROM parked WHERE aggregate_id = '"
                        + order + "'");
    }

    private String deadLetters(UUID order) {
        return Await.until("a dead letter of " + order, LIMIT, () -> {
            var letters = platform.headersOn("purchase-orders.stock-items.dlt").stream()
                    .filter(headers -> headers.startsWith(order.toString()))
                    .toList();
            return letters.isEmpty() ? null : String.join("\n", letters);
        });
    }

    private String spans(UUID order) {
        var traces = platform.address("traces");
        String found = read(traces.resolve("/traces/by/waystone.aggregate.id/" + order));
        try {
            var ids = Http.JSON.readTree(found).path("traceIds");
            return ids.isEmpty()
                    ? ""
                    : read(traces.resolve("/traces/" + ids.get(0).asText()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + found, e);
        }
    }

    private String metrics() {
        return read(platform.address("stock-items").resolve("/q/metrics"));
    }

    private static String read(URI address) {
        try {
            return Http.send("GET", address, null, Map.of("Accept", "*/*")).text();
        } catch (IOException e) {
            throw new AssertionError(address + " is not answered", e);
        }
    }

    private void look(Map<String, String> headers) {
        try {
            assertThat(shop.get("purchase-orders", "/purchase-orders?limit=1", headers)
                            .status())
                    .isEqualTo(200);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Http.Answer placed(Shop shop, Map<String, Object> body) throws IOException {
        var answer = shop.place(0, UUID.randomUUID().toString(), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer;
    }

    private static JsonNode json(String line) {
        try {
            return Http.JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}
