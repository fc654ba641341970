package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The fates that an order can have when nothing is broken. */
@Order(1)
class OrderJourneyTest {

    private static final Duration END = Duration.ofSeconds(30);

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();

    @AfterEach
    void invariants_hold() {
        platform.assertInvariants();
    }

    @Test
    void an_order_is_confirmed_paid_and_issued() {
        var item = shop.item("12.50", 10);
        var order = shop.order(item, 2);

        var ended = shop.end(order, END);

        assertThat(ended.get("state").asText()).isEqualTo("CONFIRMED");
        assertThat(ended.get("total").get("amount").asText()).isEqualTo("25.00");
        assertThat(platform.bank().status(order)).isEqualTo("CAPTURED");
        awaitStock(item, 8, 0);
    }

    @Test
    void an_order_for_more_than_there_is_ends_without_a_charge() {
        var item = shop.item("5.00", 1);
        var order = shop.order(item, 2);

        assertCancelled(shop.end(order, END), "STOCK");
        assertThat(platform.bank().status(order)).isEqualTo("NONE");
        awaitStock(item, 1, 0);
    }

    @Test
    void a_declined_payment_gives_the_stock_back() {
        var item = shop.item("7.13", 5);
        var order = shop.order(item, 1);

        assertCancelled(shop.end(order, END), "PAYMENT");
        awaitStock(item, 5, 0);
    }

    @Test
    void sixty_four_orders_race_for_the_last_ten() throws Exception {
        var item = shop.item("1.00", 10);
        List<UUID> orders = atOnce(64, () -> shop.order(item, 1));

        long confirmed = orders.stream()
                .map(order -> shop.end(order, Duration.ofSeconds(60)))
                .filter(order -> order.get("state").asText().equals("CONFIRMED"))
                .count();

        assertThat(confirmed).isEqualTo(10);
        awaitStock(item, 0, 0);
    }

    private void awaitStock(UUID item, long onHand, long reserved) {
        Await.yes("item " + item + " has " + onHand + " on hand, " + reserved + " reserved", END, () -> {
            var seen = shop.ask("stock-items", "GET", "/stock-items/" + item, null, java.util.Map.of(), 200)
                    .json();
            return seen.get("onHand").asLong() == onHand && seen.get("reserved").asLong() == reserved;
        });
    }

    private static void assertCancelled(JsonNode order, String reason) {
        assertThat(order.get("state").asText()).isEqualTo("CANCELLED");
        assertThat(order.get("reason").asText()).isEqualTo(reason);
    }

    static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (Future<T> future : threads.invokeAll(
                    IntStream.range(0, count).mapToObj(i -> call).toList())) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
