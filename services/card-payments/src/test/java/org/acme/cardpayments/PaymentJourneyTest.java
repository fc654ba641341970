package org.acme.cardpayments;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Ids;
import dev.waystone.testing.OutboxWitness;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of payments as the events of orders come in and the bank behaves, or does not. */
@QuarkusTest
class PaymentJourneyTest {

    private static final String CAPTURED = "org.acme.cardpayments.PaymentCaptured.v1";
    private static final String DECLINED = "org.acme.cardpayments.PaymentDeclined.v1";
    private static final String REFUNDED = "org.acme.cardpayments.PaymentRefunded.v1";

    private final Payments payments = new Payments();
    private final Orders orders = new Orders(payments.tenant());
    private final OutboxWitness outbox = OutboxWitness.ofThisService();

    @AfterEach
    void close() {
        orders.close();
    }

    @Test
    void a_payment_that_falls_due_is_captured() {
        var order = orders.due("12.50");

        var payment = payments.await(order, "CAPTURED");
        assertThat(payment.getString("id")).isEqualTo(order.toString());
        assertThat(payment.getLong("version")).isEqualTo(1);
        assertThat(payment.getString("amount.amount")).isEqualTo("12.50");
        assertThat(payment.getList("ledger.movement")).containsExactly("CAPTURE", "CAPTURE");
        assertThat(Payments.net(payment)).isEqualByComparingTo("12.50");
        assertThat(BankKnobs.status(order)).isEqualTo("CAPTURED");
        outbox.assertPublished(order, CAPTURED);
    }

    @Test
    void a_declined_payment_says_why_and_moves_nothing() {
        var order = orders.due("7.13");

        var payment = payments.await(order, "DECLINED");
        assertThat(payment.getString("reason")).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(payment.getList("ledger")).isEmpty();
        outbox.assertPublished(order, DECLINED);

        orders.cancelled(order);
        capturedNext();
        assertThat(payments.get(order).jsonPath().getString("state")).isEqualTo("DECLINED");
    }

    @Test
    void a_cancelled_order_gets_its_money_back() {
        var order = orders.due("12.50");
        payments.await(order, "CAPTURED");

        orders.cancelled(order);
        var payment = payments.await(order, "REFUNDED");
        assertThat(payment.getLong("version")).isEqualTo(2);
        assertThat(payment.getList("ledger.movement")).containsExactly("CAPTURE", "CAPTURE", "REFUND", "REFUND");
        assertThat(Payments.net(payment)).isZero();
        assertThat(BankKnobs.status(order)).isEqualTo("VOIDED");
        outbox.assertPublished(order, CAPTURED, REFUNDED);
    }

    @Test
    void an_order_whose_payment_never_fell_due_costs_nothing_when_cancelled() {
        var order = Ids.next();
        orders.cancelled(order);
        capturedNext();

        payments.get(order).then().statusCode(404);
        assertThat(BankKnobs.status(order)).isEqualTo("NONE");
    }

    @Test
    void a_payment_due_after_its_deadline_is_never_started_and_ends_void_in_silence() {
        var order = Ids.next();
        orders.due(order, "12.50", Instant.now().minusSeconds(1));
        capturedNext();
        assertThat(payments.get(order).jsonPath().getString("state")).isEqualTo("DUE");

        orders.cancelled(order);
        var payment = payments.await(order, "VOID");
        assertThat(payment.getList("ledger")).isEmpty();
        assertThat(BankKnobs.status(order)).isEqualTo("NONE");
        assertThat(outbox.events(order)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STALL", "ERROR", "DROP", "CHARGE_AND_NOT_ANSWER"})
    void a_bank_that_fails_once_is_asked_and_charges_once(String kind) {
        var order = Ids.next();
        BankKnobs.behave(order, kind, 1);
        orders.due(order, "12.50", Instant.now().plusSeconds(600));

        assertThat(Payments.net(payments.await(order, "CAPTURED"))).isEqualByComparingTo("12.50");
        assertThat(BankKnobs.status(order)).isEqualTo("CAPTURED");
        outbox.assertPublished(order, CAPTURED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STALL", "ERROR", "DROP"})
    void an_order_cancelled_while_the_outcome_is_unknown_is_void_at_the_bank_and_costs_nothing(String kind) {
        var order = Ids.next();
        BankKnobs.behave(order, kind, 1_000);
        orders.due(order, "12.50", Instant.now().plusSeconds(600));
        eventually(() -> payments.get(order).then().statusCode(200));
        orders.cancelled(order);

        assertThat(Payments.net(payments.await(order, "VOID"))).isZero();
        assertThat(outbox.events(order)).isEmpty();
    }

    @Test
    void an_order_cancelled_after_a_charge_that_was_never_answered_tells_of_capture_and_refund() {
        var order = Ids.next();
        BankKnobs.behave(order, "CHARGE_AND_NOT_ANSWER", 1_000);
        orders.due(order, "12.50", Instant.now().plusSeconds(600));
        eventually(() -> assertThat(BankKnobs.status(order)).isEqualTo("CAPTURED"));
        orders.cancelled(order);

        var payment = payments.await(order, "REFUNDED");
        assertThat(Payments.net(payment)).isZero();
        assertThat(payment.getLong("version")).isEqualTo(2);
        assertThat(BankKnobs.status(order)).isEqualTo("VOIDED");
        outbox.assertPublished(order, CAPTURED, REFUNDED);
    }

    @Test
    void a_bank_that_stalls_for_some_orders_does_not_hold_up_the_others() {
        List<UUID> stalled = IntStream.range(0, 8).mapToObj(i -> Ids.next()).toList();
        stalled.forEach(order -> BankKnobs.behave(order, "STALL", 3));
        stalled.forEach(order -> orders.due(order, "1.00", Instant.now().plusSeconds(600)));
        var began = System.nanoTime();
        List<UUID> others =
                IntStream.range(0, 30).mapToObj(i -> orders.due("2.00")).toList();

        others.forEach(order -> payments.await(order, "CAPTURED"));
        assertThat(System.nanoTime() - began).as("nanoseconds").isLessThan(15_000_000_000L);
        payments.as(Payments.READ).get("/q/health/ready").then().statusCode(200);
        stalled.forEach(orders::cancelled);
        stalled.forEach(order -> eventually(() ->
                assertThat(payments.get(order).jsonPath().getString("state")).isIn("VOID", "REFUNDED")));
    }

    /** Waits until all that was sent before is done, by orders that go the same way. */
    private void capturedNext() {
        var next = IntStream.range(0, 12).mapToObj(i -> orders.due("1.00")).toList();
        next.forEach(order -> payments.await(order, "CAPTURED"));
    }
}
