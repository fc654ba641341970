package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A neighbour fails, orders go on: the bank, the catalogue, the broker. The bank's stall is the longest of these days: it begins
 * first, and its charges are counted last.
 */
@Order(4)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadDaysTest {

    private static final Duration END = Duration.ofSeconds(90);
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration STALL = Duration.ofSeconds(30);

    /** Charged for nothing else, so that the bank's books tell every movement over it, whatever its reference. */
    private static final String PRICE = "9.37";

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();
    private final List<UUID> stalled = new ArrayList<>();

    /** Two attempts or three to charge each of these orders get through 30 s later; one that is made meanwhile, at once. */
    @BeforeAll
    void the_bank_stalls_for_thirty_seconds() {
        var item = shop.item(PRICE, 10);
        platform.bank().behave("STALL", Map.of("stallMs", STALL.toMillis()));
        for (int count = 0; count < 3; count++) {
            stalled.add(shop.order(item, 1));
        }
        for (UUID order : stalled) {
            platform.bank().behave("STALL", Map.of("stallMs", STALL.toMillis(), "orderId", order, "times", 2));
        }
        platform.bank().behave("OK", Map.of());
    }

    @AfterAll
    void the_bank_is_honest_again() {
        platform.bank().behave();
    }

    @AfterEach
    void the_platform_is_whole_again_and_invariants_hold() {
        platform.bank().behave("OK", Map.of());
        platform.start("catalog-items");
        platform.start("kafka");
        platform.assertInvariants();
    }

    @Test
    @Order(1)
    void every_order_accepted_while_the_broker_is_away_ends() {
        var item = shop.item("2.00", 1_000_000);
        try (var load = Load.start(shop, item, 8)) {
            Await.pass(Duration.ofSeconds(3));
            platform.stop("kafka");
            Await.pass(OUTAGE);
            int accepted = load.placed();
            platform.start("kafka");
            load.stop();
            assertThat(accepted).isPositive();
            load.awaitEnds(END);
        }
    }

    @Test
    @Order(2)
    void a_bank_that_charges_and_does_not_answer_is_asked_and_charges_once() {
        var item = shop.item("9.00", 10);
        platform.bank().behave("CHARGE_AND_NOT_ANSWER", Map.of());
        var order = shop.order(item, 1);

        assertThat(shop.end(order, END).get("state").asText()).isEqualTo("CONFIRMED");
        assertThat(platform.bank().status(order)).isEqualTo("CAPTURED");
    }

    @Test
    @Order(3)
    void known_prices_serve_while_the_catalogue_is_down_even_after_a_restart() {
        var item = shop.item("11.00", 10);
        shop.end(shop.order(item, 1), END);
        platform.atRest();
        platform.stop("catalog-items");
        platform.stop("purchase-orders");
        platform.stop("purchase-orders-2");
        platform.begin("purchase-orders-2");
        platform.start("purchase-orders");
        platform.awaitReady("purchase-orders-2");

        var ended = shop.end(shop.order(item, 2), END);

        var line = ended.get("lines").get(0);
        assertThat(line.get("priceSource").asText()).isEqualTo("KNOWN");
        assertThat(line.get("pricedAt").asText()).isNotEmpty();
        assertThat(ended.get("total").get("amount").asText()).isEqualTo("22.00");
        assertThat(ended.get("state").asText()).isEqualTo("CONFIRMED");
    }

    @Test
    @Order(4)
    void a_bank_that_stalls_for_thirty_seconds_never_charges_twice() {
        var last = Instant.EPOCH;
        for (UUID order : stalled) {
            var ended = shop.end(order, END);
            assertThat(ended.get("state").asText()).isEqualTo("CONFIRMED");
            assertThat(Shop.endOf(ended)).isAfter(Shop.placingOf(ended).plus(ANSWER_TIMEOUT));
            last = Shop.endOf(ended).isAfter(last) ? Shop.endOf(ended) : last;
        }
        var through = last.plus(STALL);
        Await.yes(
                "the last stalled charge got through", END, () -> Instant.now().isAfter(through));

        assertThat(platform.bank().movements(PRICE)).containsExactlyInAnyOrderElementsOf(stalled);
        stalled.forEach(order -> assertThat(ledger(order)).hasSize(2));
    }

    private JsonNode ledger(UUID order) {
        return shop.ask("card-payments", "GET", "/card-payments/" + order, null, Map.of(), 200)
                .json()
                .get("ledger");
    }
}
