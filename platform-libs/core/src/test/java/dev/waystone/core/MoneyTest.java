package dev.waystone.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency[] CURRENCIES = {EUR, Currency.getInstance("JPY"), Currency.getInstance("KWD")};

    @ParameterizedTest
    @CsvSource({
        "12.5, EUR, 12.50 EUR",
        "12.500, EUR, 12.50 EUR",
        "1e3, EUR, 1000.00 EUR",
        "0, EUR, 0.00 EUR",
        "-0.01, EUR, -0.01 EUR",
        "7, JPY, 7 JPY",
        "0.125, KWD, 0.125 KWD",
        "999999999999999.99, EUR, 999999999999999.99 EUR"
    })
    void an_amount_takes_the_scale_of_its_currency(String amount, String currency, String expected) {
        assertThat(Money.of(amount, currency)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "12.345, EUR, 'amount has 3 decimals; EUR allows at most 2'",
                "0.5, JPY, 'amount has 1 decimals; JPY allows at most 0'",
                "1000000000000000, EUR, at most 15 digits",
                "1e999999999, EUR, at most 15 digits",
                "1e-999999999, EUR, allows at most 2",
                "twelve, EUR, amount is not a number",
                "NaN, EUR, amount is not a number",
                "null, EUR, amount is missing",
                "' ', EUR, amount is missing",
                "1, null, currency is missing",
                "1, EURO, currency is unknown",
                "1, eur, currency is unknown",
                "1, XAU, currency XAU has no amounts"
            })
    void what_is_no_amount_is_refused_with_what_would_be(String amount, String currency, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, currency))
                .withMessageContaining(message);
    }

    @Test
    void amounts_of_two_currencies_do_not_add() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "JPY")))
                .withMessage("cannot add JPY to EUR: one currency is allowed");
    }

    @Test
    void an_amount_beyond_all_bounds_is_refused_as_a_result_too() {
        Money most = Money.of("999999999999999.99", "EUR");

        assertThatIllegalArgumentException().isThrownBy(() -> most.plus(most)).withMessageContaining("15 digits");
        assertThatIllegalArgumentException().isThrownBy(() -> most.times(2)).withMessageContaining("15 digits");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void sums_and_multiples_obey_the_laws_of_arithmetic(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Currency currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
            Money a = any(random, currency);
            Money b = any(random, currency);
            int count = random.nextInt(20);

            assertThat(a.plus(b)).isEqualTo(b.plus(a));
            assertThat(a.plus(Money.zero(currency))).isEqualTo(a);
            assertThat(a.plus(b).times(count)).isEqualTo(a.times(count).plus(b.times(count)));
            assertThat(a.times(count + 1)).isEqualTo(a.times(count).plus(a));
            assertThat(a.plus(a.times(-1))).isEqualTo(Money.zero(currency));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void equal_amounts_are_equal_however_they_were_written(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Money money = any(random, EUR);
            String longer = money.amount().setScale(2 + random.nextInt(10)).toPlainString();

            assertThat(Money.of(longer, "EUR")).isEqualTo(money).hasSameHashCodeAs(money);
            assertThat(Money.of(money.amount().toPlainString(), "EUR")).isEqualTo(money);
        }
    }

    @Test
    void only_more_than_nothing_is_positive() {
        assertThat(Money.of("0.01", "EUR").isPositive()).isTrue();
        assertThat(Money.zero(EUR).isPositive()).isFalse();
        assertThat(Money.of("-0.01", "EUR").isPositive()).isFalse();
    }

    private static Money any(Random random, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return new Money(BigDecimal.valueOf(random.nextLong(-10_000_000, 10_000_000), digits), currency);
    }
}
