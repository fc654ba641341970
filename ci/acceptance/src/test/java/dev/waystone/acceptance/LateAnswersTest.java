package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The deadline passes first, the answer comes afterwards: the owner of the effect takes it back. Every order here waits for its
 * deadline, so they wait together: first those whose stock is late, then those whose payment is.
 */
@Order(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateAnswersTest {

    private static final Duration PAST_THE_DEADLINE = Platform.SHORT_DEADLINE.plusSeconds(20);
    private static final Duration NOTED = Duration.ofSeconds(30);

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();

    private final Late stalled = late("6.00", 5);
    private final Late reserved = late("4.00", 5);
    private final Late refused = late("4.00", 0);
    private final Late captured = late("6.00", 5);
    private final Late declined = late("6.13", 5);
    private final Late neverStarted = late("8.00", 5);

    /** One order of one piece of an item of its own, which is there once it is placed. */
    private final class Late {
        final UUID item;
        UUID order = new UUID(0, 0);

        Late(UUID item) {
            this.item = item;
        }

        void place() {
            order = shop.order(Platform.HURRIED_INSTANCE, Shop.lines(item, 1));
        }
    }

    @BeforeAll
    void all_deadlines_pass() {
        stockIsLateAndAChargeStalls();
        paymentsAreLate();
    }

    @AfterAll
    void the_platform_is_whole_again() {
        platform.bank().behave();
        platform.resume("stock-items");
        platform.resume("card-payments");
    }

    @AfterEach
    void invariants_hold() {
        platform.assertInvariants();
    }

    @Test
    void a_reservation_after_the_deadline_is_released() {
        awaitNote(reserved, "STOCK_RESERVED");
        awaitAvailable(reserved, 5);
    }

    @Test
    void a_refusal_after_the_deadline_changes_nothing() {
        awaitNote(refused, "STOCK_REFUSED");
        assertDeadline(shop.peek(refused.order));
    }

    @Test
    void a_capture_after_the_deadline_is_refunded() {
        awaitAtTheBank(captured, "VOIDED");
        awaitNote(captured, "PAYMENT_CAPTURED");
        awaitPayment(captured, "REFUNDED", 4);
        awaitAvailable(captured, 5);
    }

    @Test
    void a_decline_after_the_deadline_changes_nothing() {
        awaitPayment(declined, "DECLINED", 0);
        awaitNote(declined, "PAYMENT_DECLINED");
        assertDeadline(shop.peek(declined.order));
        awaitAvailable(declined, 5);
    }

    @Test
    void a_charge_that_stalls_past_the_deadline_is_not_kept() {
        platform.atRest();
        assertThat(platform.bank().status(stalled.order)).isIn("NONE", "VOIDED");
        awaitAvailable(stalled, 5);
    }

    @Test
    void a_payment_that_was_due_after_the_deadline_is_never_started() {
        awaitAvailable(neverStarted, 5);
        platform.atRest();
        assertThat(platform.bank().status(neverStarted.order)).isIn("NONE", "VOIDED");
    }

    private void stockIsLateAndAChargeStalls() {
        platform.bank().behave("STALL", Map.of("stallMs", 30_000));
        stalled.place();
        Await.yes(
                "the charge of " + stalled.order + " is under way",
                NOTED,
                () -> platform.text(
                                "card_payments",
                                "SELECT state FROM card_payment WHERE order_id = '" + stalled.order + "'")
                        .equals("CHARGING"));
        platform.pause("stock-items");
        reserved.place();
        refused.place();
        awaitDeadlines(stalled, reserved, refused);
        platform.bank().behave();
        platform.resume("stock-items");
    }

    private void paymentsAreLate() {
        platform.bank().behave("CHARGE_AND_NOT_ANSWER", Map.of());
        captured.place();
        declined.place();
        awaitAtTheBank(captured, "CAPTURED");
        awaitAtTheBank(declined, "DECLINED");
        platform.pause("card-payments");
        neverStarted.place();
        awaitDeadlines(captured, declined, neverStarted);
        platform.resume("card-payments");
    }

    private Late late(String price, long onHand) {
        return new Late(shop.item(price, onHand));
    }

    private void awaitDeadlines(Late... late) {
        List.of(late).forEach(one -> assertDeadline(shop.end(one.order, PAST_THE_DEADLINE)));
    }

    private void awaitAtTheBank(Late late, String status) {
        Await.yes(
                "the bank says " + status + " of " + late.order,
                NOTED,
                () -> platform.bank().status(late.order).equals(status));
    }

    private void awaitNote(Late late, String cause) {
        Await.yes("order " + late.order + " notes the late " + cause, NOTED, () -> {
            var seen = shop.peek(late.order);
            return seen != null && seen.get("history").toString().contains(cause);
        });
    }

    private void awaitPayment(Late late, String state, int ledgerRows) {
        Await.yes("the payment of " + late.order + " is " + state, NOTED, () -> {
            var seen = shop.ask("card-payments", "GET", "/card-payments/" + late.order, null, Map.of(), 200)
                    .json();
            return seen.get("state").asText().equals(state)
                    && seen.get("ledger").size() == ledgerRows;
        });
    }

    private void awaitAvailable(Late late, long available) {
        Await.yes("item " + late.item + " has " + available + " available and nothing reserved", NOTED, () -> {
            var seen = shop.ask("stock-items", "GET", "/stock-items/" + late.item, null, Map.of(), 200)
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
