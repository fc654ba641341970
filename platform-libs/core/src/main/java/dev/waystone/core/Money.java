package dev.waystone.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of one ISO 4217 currency, always at that currency's scale: {@code 12.5 EUR} is {@code 12.50 EUR}.
 * Zero and negative amounts are allowed. In JSON the amount is text: {@code {"amount":"12.50","currency":"EUR"}}.
 *
 * <p>Every method that makes an amount throws {@link IllegalArgumentException}, saying what is allowed, for more
 * decimals than the currency has and for more than 15 digits before the point. Immutable.
 *
 * @param amount   the amount in the currency's major unit
 * @param currency a currency with a scale (not a metal or a test code)
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, Currency currency) {

    private static final int MOST_WHOLE_DIGITS = 15;

    public Money {
        amount = normalised(amount, currency);
    }

    /**
     * Reads an amount and a currency code, such as {@code of("12.50", "EUR")}.
     *
     * @throws IllegalArgumentException also if one is missing, no number, or no currency
     */
    @JsonCreator
    public static Money of(
            @JsonProperty("amount") @Nullable String amount, @JsonProperty("currency") @Nullable String currency) {
        return new Money(parsedAmount(amount), parsedCurrency(currency));
    }

    /** Nothing, in {@code currency}. */
    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** The sum; {@link IllegalArgumentException} if {@code other} is of another currency. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "cannot add %s to %s: one currency is allowed".formatted(other.currency, currency));
        }
        return new Money(amount.add(other.amount), currency);
    }

    /** This amount, {@code count} times. */
    public Money times(int count) {
        return new Money(amount.multiply(BigDecimal.valueOf(count)), currency);
    }

    /** Whether this is more than nothing. */
    @JsonIgnore
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    /** For people and logs: {@code 12.50 EUR}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }

    // Checked before setScale, which would build a number of a billion digits for an amount such as 1e999999999.
    private static BigDecimal normalised(BigDecimal amount, Currency currency) {
        int scale = currency.getDefaultFractionDigits();
        if (scale < 0) {
            throw new IllegalArgumentException(
                    "currency %s has no amounts; a currency such as EUR is accepted".formatted(currency));
        }
        BigDecimal shortest = amount.stripTrailingZeros();
        if (shortest.scale() > scale) {
            throw new IllegalArgumentException(
                    "amount has %d decimals; %s allows at most %d".formatted(shortest.scale(), currency, scale));
        }
        if ((long) shortest.precision() - shortest.scale() > MOST_WHOLE_DIGITS) {
            throw new IllegalArgumentException(
                    "amount is too large; at most %d digits before the point are allowed".formatted(MOST_WHOLE_DIGITS));
        }
        return shortest.setScale(scale);
    }

    private static BigDecimal parsedAmount(@Nullable String amount) {
        if (amount == null || amount.isBlank()) {
            throw new IllegalArgumentException("amount is missing; a number such as \"12.50\" is accepted");
        }
        try {
            return new BigDecimal(amount);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("amount is not a number; a number such as \"12.50\" is accepted", e);
        }
    }

    private static Currency parsedCurrency(@Nullable String currency) {
        if (currency == null || currency.isBlank()) {
            throw new IllegalArgumentException("currency is missing; an ISO 4217 code such as EUR is accepted");
        }
        try {
            return Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency is unknown; an ISO 4217 code such as EUR is accepted", e);
        }
    }
}
