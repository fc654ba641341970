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
        try (var bug = BrokenStock.refusing(platform, poisonous, "a bug")) {
            parksAndReleases(bug, poisonous, harmless);
        }
        platform.assertInvariants();
    }

    private void parksAndReleases(BrokenStock bug, UUID poisonous, UUID harmless) {
        UUID stuck = shop.order(Platform.HURRIED_INSTANCE, Shop.lines(poisonous, 1));
        UUID other = shop.order(harmless, 1);

        assertThat(shop.end(other, PARKED).get("state").asText()).isEqualTo("CONFIRMED");
        assertThat(shop.end(stuck, PARKED).get("reason").asText()).isEqualTo("DEADLINE");
        Await.yes(
                "both events of " + stuck + " are parked",
                PARKED,
                () -> bug.parked(stuck).equals("1 poison, 2 behind"));

        bug.mendAndRelease(stuck);
        Await.yes(
                "nothing of " + stuck + " is parked",
                PARKED,
                () -> bug.parked(stuck).isEmpty());
        platform.atRest();

        assertThat(platform.text("stock_items", "SELECT state FROM stock_reservation WHERE order_id = '" + stuck + "'"))
                .isEqualTo("RELEASED");
    }
}
