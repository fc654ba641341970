package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waystone.docs.Clones;
import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An order's trace comes whole from the exports of all its processes, and a receiver that is away costs nobody anything. */
@Order(3)
class TraceTest {

    private static final Duration END = Duration.ofSeconds(60);
    private static final int ORDERS = 20;
    private static final int ROUNDS = 5;

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();

    @AfterEach
    void the_receiver_is_there_again() {
        platform.resume("traces");
    }

    @Test
    void an_orders_trace_has_the_spans_of_every_service_its_outbox_waits_and_its_due_work() {
        var order = shop.order(shop.item("12.50", 10), 2);
        assertThat(shop.end(order, END).get("state").asText()).isEqualTo("CONFIRMED");

        var spans = Await.until("the trace of " + order + " is whole", END, () -> whole(order));

        var roots = spans.stream().filter(span -> !span.has("parentSpanId")).toList();
        assertThat(roots).as("everything has one cause").hasSize(1);
        assertThat(roots.getFirst().get("name").asText()).isEqualTo("POST /purchase-orders");
        assertThat(names(spans, "PRODUCER"))
                .contains("PurchaseOrderPlaced", "StockReserved", "PaymentCaptured", "PurchaseOrderConfirmed");
        assertThat(names(spans, "CONSUMER"))
                .contains("PurchaseOrderPlaced", "StockReserved", "PaymentCaptured", "PurchaseOrderConfirmed");
        var charge = one(spans, "run charge");
        assertThat(charge.at("/attributes/waystone.due.wait_ms").asLong()).isNotNegative();
        assertThat(one(spans, "PUT /charges/{orderId}").get("parentSpanId"))
                .as("the bank is called by the due work")
                .isEqualTo(charge.get("spanId"));
        assertThat(spans).allSatisfy(span -> {
            assertThat(span.get("durationNanos").asLong()).isNotNegative();
            assertThat(span.toString()).doesNotContain("ada@example.org").doesNotContain("Ada Example");
        });
    }

    @Test
    void a_receiver_that_does_not_answer_slows_no_order_and_what_is_lost_is_counted() {
        var item = shop.item("1.00", 10_000);
        double lost = dropped();
        orders(item, ORDERS); // the first ones are slow
        List<Duration> with = new ArrayList<>();
        List<Duration> without = new ArrayList<>();

        for (int round = 0; round < ROUNDS; round++) { // whatever else changes meanwhile meets both alike
            with.addAll(orders(item, ORDERS));
            platform.pause("traces");
            without.addAll(orders(item, 2 * ORDERS));
            platform.resume("traces");
            with.addAll(orders(item, ORDERS));
        }
        platform.pause("traces");
        Await.yes("what is lost is counted", END, () -> {
            orders(item, 1);
            return dropped() > lost;
        });
        platform.resume("traces");
        var order = shop.order(item, 1);
        Await.until("traces are taken again", END, () -> spans(order).isEmpty() ? null : true);

        System.out.printf(
                "%d orders are accepted in %d us at the median, %d while the receiver hangs in %d us%n",
                with.size(), micros(with), without.size(), micros(without));
        assertThat(micros(without)).as("with a receiver %d us", micros(with)).isLessThan(micros(with) * 3 / 2);
    }

    /** All spans of the order's trace, once each service has told of its part and every parent is known. */
    private @Nullable List<JsonNode> whole(UUID order) {
        var spans = spans(order);
        Set<String> services = values(spans, "service");
        Set<String> ids = values(spans, "spanId");
        boolean parents =
                spans.stream().allMatch(span -> !span.has("parentSpanId") || ids.contains(text(span, "parentSpanId")));
        return services.equals(servicesOfTheHouse()) && parents ? spans : null;
    }

    private Set<String> servicesOfTheHouse() {
        return Descriptors.readAll(platform.root()).entrySet().stream()
                .filter(service -> !Clones.have(service.getKey()))
                .map(service -> service.getValue().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<JsonNode> spans(UUID order) {
        try {
            var ids = ask("/traces/by/waystone.aggregate.id/" + order).path("traceIds");
            assertThat(ids.size()).as("one trace an order").isLessThanOrEqualTo(1);
            return ids.isEmpty()
                    ? List.of()
                    : StreamSupport.stream(
                                    ask("/traces/" + ids.get(0).asText())
                                            .path("spans")
                                            .spliterator(),
                                    false)
                            .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private JsonNode ask(String path) throws IOException {
        return Http.send("GET", platform.address("traces").resolve(path), null, Map.of())
                .json();
    }

    /** How long it takes to have each of so many orders accepted. */
    private List<Duration> orders(UUID item, int orders) {
        var took = new ArrayList<Duration>();
        for (int count = 0; count < orders; count++) {
            long began = System.nanoTime();
            assertThat(status(item)).isEqualTo(202);
            took.add(Duration.ofNanos(System.nanoTime() - began));
        }
        return took;
    }

    private int status(UUID item) {
        try {
            return shop.place(0, UUID.randomUUID().toString(), Shop.lines(item, 1))
                    .status();
        } catch (IOException e) {
            throw new AssertionError("an order was not answered", e);
        }
    }

    private static long micros(List<Duration> median) {
        return median.stream().sorted().toList().get(median.size() / 2).toNanos() / 1_000;
    }

    /** The spans that the first instance of purchase-orders could not get rid of. */
    private double dropped() {
        try {
            var metrics = Http.send(
                    "GET",
                    platform.address("purchase-orders").resolve("/q/metrics"),
                    null,
                    Map.of("Accept", "text/plain"));
            return metrics.text()
                    .lines()
                    .filter(line -> line.startsWith("waystone_spans_dropped_total"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode one(List<JsonNode> spans, String name) {
        var named =
                spans.stream().filter(span -> text(span, "name").equals(name)).toList();
        assertThat(named).as(name).hasSize(1);
        return named.getFirst();
    }

    private static Set<String> names(List<JsonNode> spans, String kind) {
        return spans.stream()
                .filter(span -> text(span, "kind").equals(kind))
                .map(span -> span.at("/attributes/waystone.event.type").asText().split("\\."))
                .map(parts -> parts[parts.length - 2])
                .collect(Collectors.toSet());
    }

    private static Set<String> values(List<JsonNode> spans, String field) {
        return spans.stream().map(span -> text(span, field)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(JsonNode span, String field) {
        return span.path(field).asText();
    }
}
