package org.acme.purchaseorders;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.testing.OutboxWitness;
import dev.waystone.testing.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answers of stock and payment come over the real broker, as the services would send them. */
@QuarkusTest
@QuarkusTestResource(FakeCatalog.class)
class JourneyTest {

    private static final String PLACED = "org.acme.purchaseorders.PurchaseOrderPlaced.v1";
    private static final String PAYMENT_DUE = "org.acme.purchaseorders.PurchaseOrderPaymentDue.v1";
    private static final String CONFIRMED = "org.acme.purchaseorders.PurchaseOrderConfirmed.v1";
    private static final String CANCELLED = "org.acme.purchaseorders.PurchaseOrderCancelled.v1";

    private final Api api = Api.ofNewTenant();
    private final Answers answers = new Answers(api.tenant());
    private final OutboxWitness outbox = OutboxWitness.ofThisService();

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void catalog_answers() {
        Catalog.is("OK");
    }

    @AfterEach
    void close() {
        answers.close();
    }

    @Test
    void confirms_an_order_with_stock_and_payment() {
        try (var topic = TopicReader.fromNow("purchase-orders")) {
            var id = placed();
            answers.stockReserved(id);
            api.await(id, "RESERVED");
            answers.paymentCaptured(id);
            var order = api.await(id, "CONFIRMED");
            assertThat(order.getLong("version")).isEqualTo(3);
            assertThat(order.getList("history.cause"))
                    .containsExactly("ORDER_PLACED", "STOCK_RESERVED", "PAYMENT_CAPTURED");
            outbox.assertPublished(id, PLACED, PAYMENT_DUE, CONFIRMED);
            var events = topic.await(event -> event.isOf(id), 3, Duration.ofSeconds(20));
            assertThat(events).extracting(event -> event.type()).containsExactly(PLACED, PAYMENT_DUE, CONFIRMED);
            assertThat(deadlines(id)).isZero();
        }
    }

    @Test
    void cancels_an_order_without_stock() {
        var id = placed();
        answers.stockRefused(id);
        ends(id, "STOCK", PLACED, CANCELLED);
    }

    @Test
    void cancels_an_order_whose_payment_is_declined() {
        var id = placed();
        answers.stockReserved(id);
        api.await(id, "RESERVED");
        answers.paymentDeclined(id);
        ends(id, "PAYMENT", PLACED, PAYMENT_DUE, CANCELLED);
    }

    @Test
    void cancels_an_order_whose_deadline_passes_while_it_waits_for_stock() {
        var id = placed();
        deadlinePasses(id);
        ends(id, "DEADLINE", PLACED, CANCELLED);
    }

    @Test
    void cancels_an_order_whose_deadline_passes_while_it_waits_for_payment() {
        var id = placed();
        answers.stockReserved(id);
        api.await(id, "RESERVED");
        deadlinePasses(id);
        ends(id, "DEADLINE", PLACED, PAYMENT_DUE, CANCELLED);
    }

    @Test
    void notes_stock_and_payment_that_come_after_the_end() {
        var id = placed();
        deadlinePasses(id);
        api.await(id, "CANCELLED");
        assertThat(api.get(id).header("ETag")).isEqualTo("\"2\"");
        answers.stockReserved(id);
        api.await(id, "history[2].cause", "STOCK_RESERVED");
        api.request()
                .header("If-None-Match", "\"2\"")
                .get("/purchase-orders/" + id)
                .then()
                .statusCode(200);
        api.request()
                .header("If-None-Match", "\"2.1\"")
                .get("/purchase-orders/" + id)
                .then()
                .statusCode(304);
        answers.paymentCaptured(id);
        var order = api.await(id, "history[3].cause", "PAYMENT_CAPTURED");
        assertThat(order.getString("state")).isEqualTo("CANCELLED");
        assertThat(order.getLong("version")).isEqualTo(2);
        assertThat(order.getList("history.late")).containsExactly(false, false, true, true);
        outbox.assertPublished(id, PLACED, CANCELLED);
    }

    @Test
    void moves_nothing_when_an_answer_is_delivered_twice_or_makes_no_sense() {
        var id = placed();
        answers.stockReserved(id);
        answers.stockReserved(id);
        answers.stock(id, 2, "StockRefused", "{\"lines\":[]}");
        api.await(id, "RESERVED");
        answers.paymentCaptured(id);
        answers.paymentCaptured(id);
        api.await(id, "CONFIRMED");
        outbox.assertPublished(id, PLACED, PAYMENT_DUE, CONFIRMED);
        assertThat(api.order(id).getList("history")).hasSize(3);
    }

    @Test
    void skips_what_the_others_do_on_their_own_account() {
        var id = placed();
        answers.stockReserved(id);
        answers.stock(id, 2, "StockIssued", "{}");
        answers.stock(id, 3, "SomethingNew", "{}");
        api.await(id, "RESERVED");
    }

    @Test
    void never_listens_to_an_answer_of_another_tenant() {
        var id = placed();
        try (var stranger = new Answers(Api.ofNewTenant().tenant())) {
            stranger.stockRefused(id);
        }
        var parked = "SELECT count(*) FROM parked WHERE aggregate_id = ? AND reason = 'poison'";
        eventually(() -> assertThat(count(parked, id)).isEqualTo(1));
        assertThat(api.order(id).getString("state")).isEqualTo("PLACED");
    }

    private UUID placed() {
        return api.placed(Catalog.item("1.00"));
    }

    private void ends(UUID id, String reason, String... published) {
        var order = api.await(id, "CANCELLED");
        assertThat(order.getString("reason")).isEqualTo(reason);
        assertThat(order.getLong("version")).isEqualTo(published.length);
        outbox.assertPublished(id, published);
        eventually(() -> assertThat(deadlines(id)).isZero());
    }

    private void deadlinePasses(UUID id) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE due_work SET execution_time = now() WHERE task_name = 'purchase-order-deadline'"
                        + " AND task_instance LIKE ?",
                "%" + id));
    }

    private int deadlines(UUID id) {
        return count("SELECT count(*) FROM due_work WHERE task_instance LIKE '%' || ?::uuid", id);
    }

    private int count(String sql, UUID id) {
        return jdbi.withHandle(
                handle -> handle.select(sql, id).mapTo(Integer.class).one());
    }
}
