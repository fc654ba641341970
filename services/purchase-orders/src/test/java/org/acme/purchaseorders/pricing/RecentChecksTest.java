package org.acme.purchaseorders.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Ids;
import dev.waystone.core.Money;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.acme.purchaseorders.pricing.CatalogItemsClient.Item;
import org.junit.jupiter.api.Test;

class RecentChecksTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final RecentChecks checks = new RecentChecks();
    private final Item item = new Item(Ids.next(), 1, Money.of("1.00", "EUR"), "ACTIVE");

    @Test
    void leaves_out_what_was_checked_until_its_time_is_over() {
        assertThat(checks.due("a", List.of(item), NOON)).containsExactly(item);
        checks.checked("a", List.of(item), NOON.plusSeconds(300));
        assertThat(checks.due("a", List.of(item), NOON.plusSeconds(300))).isEmpty();
        assertThat(checks.due("a", List.of(item), NOON.plusSeconds(301))).containsExactly(item);
    }

    @Test
    void knows_tenants_and_versions_apart() {
        checks.checked("a", List.of(item), NOON.plusSeconds(300));
        assertThat(checks.due("b", List.of(item), NOON)).containsExactly(item);
        var newer = new Item(item.id(), 2, item.price(), "ACTIVE");
        assertThat(checks.due("a", List.of(newer), NOON)).containsExactly(newer);
    }

    @Test
    void stays_bounded() {
        checks.checked("a", List.of(item), NOON.plusSeconds(300));
        var many = Stream.generate(() -> new Item(Ids.next(), 1, item.price(), "ACTIVE"))
                .limit(20_000)
                .toList();
        checks.checked("a", many, NOON.plusSeconds(300));
        assertThat(checks.due("a", List.of(item), NOON)).containsExactly(item);
        assertThat(checks.due("a", many, NOON)).isEmpty();
    }
}
