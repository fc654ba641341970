package org.acme.purchaseorders.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waystone.core.FieldError;
import dev.waystone.core.Ids;
import dev.waystone.core.Money;
import dev.waystone.core.Problem;
import dev.waystone.core.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acme.purchaseorders.pricing.CatalogItemsClient.Item;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuoteTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID A = Ids.next();
    private static final UUID B = Ids.next();
    private static final UUID C = Ids.next();
    private static final Money PRICE = Money.of("12.50", "EUR");

    @Test
    void gives_live_prices_in_the_order_of_the_lines() {
        var prices = Quote.live(List.of(A, B), List.of(item(B, "2.00", "EUR"), item(A, "1.00", "EUR")), NOON)
                .prices();
        assertThat(prices)
                .containsExactly(
                        new ItemPrice(A, Money.of("1.00", "EUR"), PriceSource.CATALOG, NOON),
                        new ItemPrice(B, Money.of("2.00", "EUR"), PriceSource.CATALOG, NOON));
    }

    @Test
    void names_each_line_whose_item_is_unknown_or_retired() {
        var retired = new Item(C, 3, PRICE, "RETIRED");
        var problem = problem(() -> Quote.live(List.of(A, B, C), List.of(item(B, "1.00", "EUR"), retired), NOON)
                .prices());
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(FieldError::field)
                .containsExactly("lines[0].catalogItemId", "lines[2].catalogItemId");
    }

    @Test
    void names_each_line_of_another_currency_than_the_first() {
        var items = List.of(item(A, "1.00", "EUR"), item(B, "1.00", "USD"), item(C, "1.00", "EUR"));
        var problem = problem(() -> Quote.live(List.of(A, B, C), items, NOON).prices());
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("lines[1].catalogItemId");
    }

    @Test
    void takes_a_known_price_with_the_time_of_its_hearing() {
        var heard = NOON.minusSeconds(60);
        var prices = known(A, new KnownPrice(A, 1, PRICE, heard, false)).prices();
        assertThat(prices).containsExactly(new ItemPrice(A, PRICE, PriceSource.KNOWN, heard));
    }

    @Test
    void takes_no_known_price_that_is_too_old() {
        assertThat(known(A, new KnownPrice(A, 1, PRICE, NOON.minus(Duration.ofHours(24)), false))
                        .prices())
                .hasSize(1);
        var problem = catchThrowableOfType(
                ProblemException.class,
                () -> known(
                        A,
                        new KnownPrice(
                                A, 1, PRICE, NOON.minus(Duration.ofHours(24)).minusMillis(1), false)));
        assertThat(problem.problem().status()).isEqualTo(503);
        assertThat(problem.headers()).containsEntry("Retry-After", "5");
    }

    @Test
    void asks_to_come_back_for_an_item_never_heard_of() {
        assertThat(problem(() -> known(A, null)).status()).isEqualTo(503);
    }

    @Test
    void refuses_an_item_known_to_be_retired() {
        var problem =
                problem(() -> known(A, new KnownPrice(A, 2, null, NOON, true)).prices());
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("lines[0].catalogItemId");
    }

    private static Quote known(UUID id, @Nullable KnownPrice price) {
        var known = price == null ? Map.<UUID, KnownPrice>of() : Map.of(id, price);
        return Quote.known(List.of(id), known, NOON.minus(Duration.ofHours(24)), Duration.ofSeconds(5));
    }

    private static Item item(UUID id, String amount, String currency) {
        return new Item(id, 1, Money.of(amount, currency), "ACTIVE");
    }

    private static Problem problem(Runnable quote) {
        return catchThrowableOfType(ProblemException.class, quote::run).problem();
    }
}
