package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Breaks the running system by hand, one table at a time: the checker that looked on during all other tests must turn red. */
@Order(8)
class SabotageTest {

    private static final Duration END = Duration.ofSeconds(30);
    private static final UUID ELSEWHERE = UUID.randomUUID();

    private final Platform platform = Platform.shared();
    private final UUID item = platform.shop().item("2.00", 10);
    private final String order = confirmedOrder();

    @Test
    void a_lost_order_is_seen() {
        assertBroken(
                OrderInvariants.ACKNOWLEDGED_ORDERS_ARE_STORED,
                "purchase_orders",
                "UPDATE purchase_order SET id = '" + ELSEWHERE + "' WHERE id = '" + order + "'",
                "UPDATE purchase_order SET id = '" + order + "' WHERE id = '" + ELSEWHERE + "'");
    }

    @Test
    void stock_taken_twice_is_seen() {
        assertBroken(
                EffectInvariants.STOCK_IS_CONSERVED,
                "stock_items",
                "UPDATE stock_item SET on_hand = on_hand - 1 WHERE catalog_item_id = '" + item + "'",
                "UPDATE stock_item SET on_hand = on_hand + 1 WHERE catalog_item_id = '" + item + "'");
    }

    @Test
    void money_taken_twice_is_seen() {
        assertBroken(
                EffectInvariants.PAYMENT_FOLLOWS_THE_ORDER,
                "card_payments",
                "UPDATE ledger_entry SET amount = amount * 2 WHERE order_id = '" + order + "'",
                "UPDATE ledger_entry SET amount = amount / 2 WHERE order_id = '" + order + "'");
    }

    @Test
    void an_event_that_never_left_is_seen() {
        assertBroken(
                DeliveryInvariants.PUBLISHED_IS_ON_THE_TOPIC,
                "purchase_orders",
                "INSERT INTO witness (event_id, aggregate_id, sequence, topic)" + " VALUES ('" + order + "', '" + order
                        + "', 99, 'purchase-orders')",
                "DELETE FROM witness WHERE sequence = 99");
    }

    @Test
    void an_event_that_a_consumer_forgot_is_seen() {
        String mark = "inbox WHERE aggregate_id = '" + order + "'";
        assertBroken(
                DeliveryInvariants.CONSUMED_IS_ON_THE_TOPIC,
                "stock_items",
                "CREATE TABLE forgotten AS SELECT * FROM " + mark + "; DELETE FROM " + mark,
                "INSERT INTO inbox SELECT * FROM forgotten; DROP TABLE forgotten");
    }

    private void assertBroken(Invariant invariant, String database, String sabotage, String repair) {
        platform.assertInvariants();
        platform.sql(database, sabotage);
        try {
            assertThat(platform.broken()).contains(invariant);
        } finally {
            platform.sql(database, repair);
        }
    }

    private String confirmedOrder() {
        var placed = platform.shop().order(item, 1);
        assertThat(platform.shop().end(placed, END).get("state").asText()).isEqualTo("CONFIRMED");
        platform.atRest();
        return placed.toString();
    }
}
