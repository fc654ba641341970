package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The deadline passes first, the answer comes afterwards: the owner of the effect takes it back. */
@Order(3)
class LateAnswersTest {

    private static final Duration PAST_THE_DEADLINE = Platform.SHORT_DEADLINE.plusSeconds(20);
    private static final Duration NOTED = Duration.ofSeconds(30);

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();

    @AfterEach
    void the_platform_is_whole_again_and_invariants_hold() {
        platform.bank().behave();
        platform.resume("stock-items");
        platform.resume("card-payments");
        platform.assertInvariants();
    }

    @Test
    void a_reservation_after_the_deadline_is_released() {
        var item = shop.item("4.00", 5);
        platform.pause("stock-items");
        var order = hurried(item, 1);
        assertDeadline(shop.end(order, PAST_THE_DEADLINE));
        platform.resume("stock-items");

        awaitNote(order, "STOCK_RESERVED");
        awaitAvailable(item, 5);
    }

    @Test
    void a_refusal_after_the_deadline_changes_nothing() {
        var item = shop.item("4.00", 0);
        platform.pause("stock-items");
        var order = hurried(item, 1);
        assertDeadline(shop.end(order, PAST_THE_DEADLINE));
        platform.resume("stock-items");

        awaitNote(order, "STOCK_REFUSED");
        assertDeadline(shop.peek(order));
    }

    @Test
    void a_capture_after_the_deadline_is_refunded() {
        var item = shop.item("6.00", 5);
        platform.bank().behave("CHARGE_AND_NOT_ANSWER", Map.of());
        var order = hurried(item, 1);
        Await.yes(
                "the bank has charged " + order,
                NOTED,
                () -> platform.bank().status(order).equals("CAPTURED"));
        platform.pause("card-payments");
        assertDeadline(shop.end(order, PAST_THE_DEADLINE));
        platform.resume("card-payments");

        Await.yes(
                "the bank gave " + order + " back",
                NOTED,
                () -> platform.bank().status(order).equals("VOIDED"));
        awaitNote(order, "PAYMENT_CAPTURED");
        awaitPayment(order, "REFUNDED", 4);
        awaitAvailable(item, 5);
    }

    @Test
    void a_decline_after_the_deadline_changes_nothing() {
        var item = shop.item("6.13", 5);
        platform.bank().behave("CHARGE_AND_NOT_ANSWER", Map.of());
        var order = hurried(item, 1);
        Await.yes(
                "the bank has declined " + order,
                NOTED,
                () -> platform.bank().status(order).equals("DECLINED"));
        platform.pause("card-payments");
        assertDeadline(shop.end(order, PAST_THE_DEADLINE));
        platform.resume("card-payments");

        awaitPayment(order, "DECLINED", 0);
        awaitNote(order, "PAYMENT_DECLINED");
        assertDeadline(shop.peek(order));
        awaitAvailable(item, 5);
    }

    @Test
    void a_charge_that_stalls_past_the_deadline_is_not_kept() {
        var item = shop.item("6.00", 5);
        platform.bank().behave("STALL", Map.of("stallMs", 30_000));
        var order = hurried(item, 1);
        assertDeadline(shop.end(order, PAST_THE_DEADLINE));
        platform.bank().behave();

        platform.atRest();
        assertThat(platform.bank().status(order)).isIn("NONE", "VOIDED");
        awaitAvailable(item, 5);
    }

    @Test
    void a_payment_that_was_due_after_the_deadline_is_never_started() {
        var item = shop.item("8.00", 5);
        platform.pause("card-payments");
        var order = hurried(item, 1);
        assertDeadline(shop.end(order, PAST_THE_DEADLINE));
        platform.resume("card-payments");

        awaitAvailable(item, 5);
        platform.atRest();
        assertThat(platform.bank().status(order)).isIn("NONE", "VOIDED");
    }

    private UUID hurried(UUID item, int quantity) {
        return shop.order(Platform.HURRIED_INSTANCE, Shop.lines(item, quantity));
    }

    private void awaitNote(UUID order, String cause) {
        Await.yes("order " + order + " notes the late " + cause, NOTED, () -> {
            var seen = shop.peek(order);
            return seen != null && seen.get("history").toString().contains(cause);
        });
    }

    private void awaitPayment(UUID order, String state, int ledgerRows) {
        Await.yes("the payment of " + order + " is " + state, NOTED, () -> {
            var seen = shop.ask("card-payments", "GET", "/card-payments/" + order, null, Map.of(), 200)
                    .json();
            return seen.get("state").asText().equals(state)
                    && seen.get("ledger").size() == ledgerRows;
        });
    }

    private void awaitAvailable(UUID item, long available) {
        Await.yes("item " + item + " has " + available + " available and nothing reserved", NOTED, () -> {
            var seen = shop.ask("stock-items", "GET", "/stock-items/" + item, null, Map.of(), 200)
                    .json();
            return seen.get("available").asLong() == available
                    && seen.get("reserved").asLong() == 0;
        });
    }

    private static void assertDeadline(JsonNode order) {
        assertThat(order.get("state").asText()).isEqualTo("CANCELLED");
        assertThat(order.get("reason").asText()).isEqualTo("DEADLINE");
    }
}
