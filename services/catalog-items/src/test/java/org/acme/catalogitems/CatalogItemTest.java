package org.acme.catalogitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waystone.core.Money;
import dev.waystone.core.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogItemTest {

    private static final Money PRICE = Money.of("12.50", "EUR");
    private static final Money HIGHER = Money.of("13.00", "EUR");

    private final CatalogItem catalogItem = CatalogItem.create("LAMP-1", "Lamp", "", PRICE);

    @Test
    void a_new_catalog_item_can_be_ordered_and_has_version_1() {
        assertThat(catalogItem.version()).isEqualTo(1);
        assertThat(catalogItem.status()).isEqualTo(CatalogItemStatus.ACTIVE);
    }

    @Test
    void a_new_price_is_a_new_version() {
        CatalogItem priced = catalogItem.priced(HIGHER);

        assertThat(priced.price()).isEqualTo(HIGHER);
        assertThat(priced.version()).isEqualTo(2);
    }

    @Test
    void the_same_price_is_no_change() {
        assertThat(catalogItem.priced(Money.of("12.5", "EUR"))).isSameAs(catalogItem);
    }

    @Test
    void the_same_amount_of_another_currency_is_a_change() {
        assertThat(catalogItem.priced(Money.of("12.50", "USD")).version()).isEqualTo(2);
    }

    @Test
    void a_catalog_item_is_retired_once() {
        CatalogItem retired = catalogItem.retired();

        assertThat(retired.status()).isEqualTo(CatalogItemStatus.RETIRED);
        assertThat(retired.version()).isEqualTo(2);
        assertThat(retired.retired()).isSameAs(retired);
    }

    @Test
    void a_retired_catalog_item_keeps_its_price() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> catalogItem.retired().priced(HIGHER))
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(409));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "12.50", "1000000.00"})
    void a_price_is_more_than_nothing_and_at_most_a_million(String amount) {
        assertThat(CatalogItem.isPrice(Money.of(amount, "EUR"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.01", "1000000.01", "999999999999999"})
    void other_amounts_are_no_price(String amount) {
        Money money = Money.of(amount, "EUR");

        assertThat(CatalogItem.isPrice(money)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> catalogItem.priced(money));
    }
}
