package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A neighbour fails, orders go on: the bank, the catalogue, the broker. */
@Order(4)
class BadDaysTest {

    private static final Duration END = Duration.ofSeconds(90);
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();

    @AfterEach
    void the_platform_is_whole_again_and_invariants_hold() {
        platform.bank().behave();
        platform.start("catalog-items");
        platform.start("kafka");
        platform.assertInvariants();
    }

    @Test
    void a_bank_that_charges_and_does_not_answer_is_asked_and_charges_once() {
        var item = shop.item("9.00", 10);
        platform.bank().behave("CHARGE_AND_NOT_ANSWER", Map.of());
        var order = shop.order(item, 1);

        assertThat(shop.end(order, END).get("state").asText()).isEqualTo("CONFIRMED");
        assertThat(platform.bank().status(order)).isEqualTo("CAPTURED");
    }

    @Test
    void a_bank_that_stalls_for_thirty_seconds_charges_once() {
        var item = shop.item("9.00", 10);
        platform.bank().behave("STALL", Map.of("stallMs", 30_000));
        var orders = List.of(shop.order(item, 1), shop.order(item, 1), shop.order(item, 1));
        Await.pass(Duration.ofSeconds(5));
        platform.bank().behave();

        for (UUID order : orders) {
            assertThat(shop.end(order, END).get("state").asText()).isEqualTo("CONFIRMED");
        }
    }

    @Test
    void known_prices_serve_while_the_catalogue_is_down_even_after_a_restart() {
        var item = shop.item("11.00", 10);
        shop.end(shop.order(item, 1), END);
        platform.atRest();
        platform.stop("catalog-items");
        platform.restart("purchase-orders");
        platform.restart("purchase-orders-2");

        var ended = shop.end(shop.order(item, 2), END);

        var line = ended.get("lines").get(0);
        assertThat(line.get("priceSource").asText()).isEqualTo("KNOWN");
        assertThat(line.get("pricedAt").asText()).isNotEmpty();
        assertThat(ended.get("total").get("amount").asText()).isEqualTo("22.00");
        assertThat(ended.get("state").asText()).isEqualTo("CONFIRMED");
    }

    @Test
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
}
