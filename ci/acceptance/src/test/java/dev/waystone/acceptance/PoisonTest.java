package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A bug in stock-items, played by a trigger that refuses one item: the orders that hit it wait, the others do not notice, and
 * once the bug is mended a release replays what waited, in order.
 */
@Order(4)
class PoisonTest {

    private static final Duration PARKED = Duration.ofSeconds(30);

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();

    @Test
    void poison_is_parked_with_its_successors_and_released_in_order() {
        var poisonous = shop.item("3.00", 5);
        var harmless = shop.item("3.00", 5);
        breakFor(poisonous);
        UUID stuck = shop.order(Platform.HURRIED_INSTANCE, Shop.lines(poisonous, 1));
        UUID other = shop.order(harmless, 1);

        assertThat(shop.end(other, PARKED).get("state").asText()).isEqualTo("CONFIRMED");
        assertThat(shop.end(stuck, PARKED).get("reason").asText()).isEqualTo("DEADLINE");
        Await.yes(
                "both events of " + stuck + " are parked",
                PARKED,
                () -> parked(stuck).equals("1 poison, 2 behind"));

        mend();
        platform.sql("stock_items", "UPDATE parked SET released_at = now() WHERE aggregate_id = '" + stuck + "'");
        Await.yes(
                "nothing of " + stuck + " is parked",
                PARKED,
                () -> parked(stuck).isEmpty());
        platform.atRest();

        assertThat(platform.text("stock_items", "SELECT state FROM stock_reservation WHERE order_id = '" + stuck + "'"))
                .isEqualTo("RELEASED");
        platform.assertInvariants();
    }

    private String parked(UUID order) {
        return platform.text(
                "stock_items",
                "SELECT coalesce(string_agg(sequence || ' ' || reason, ', ' ORDER BY sequence), '') FROM parked"
                        + " WHERE aggregate_id = '" + order + "'");
    }

    private void breakFor(UUID item) {
        platform.sql("stock_items", """
                CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.lines::text LIKE '%%%s%%' THEN RAISE EXCEPTION 'a bug'; END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER bug BEFORE INSERT OR UPDATE ON stock_reservation FOR EACH ROW EXECUTE FUNCTION bug();
                """.formatted(item));
    }

    private void mend() {
        platform.sql("stock_items", "DROP FUNCTION bug() CASCADE");
    }
}
