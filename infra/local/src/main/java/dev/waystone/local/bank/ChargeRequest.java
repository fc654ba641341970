package dev.waystone.local.bank;

import dev.waystone.local.web.BadRequest;
import java.util.regex.Pattern;

/**
 * A charge that is asked for.
 *
 * @param amount decimal text above zero
 * @param currency ISO 4217 code
 */
record ChargeRequest(String amount, String currency) {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,4})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern UNLUCKY = Pattern.compile(".*\\.130*");

    ChargeRequest {
        if (amount == null
                || !AMOUNT.matcher(amount).matches()
                || amount.chars().noneMatch(c -> c > '0' && c <= '9')) {
            throw new BadRequest("amount is " + amount + "; allowed: a decimal above 0 with at most 4 decimals");
        }
        if (currency == null || !CURRENCY.matcher(currency).matches()) {
            throw new BadRequest("currency is " + currency + "; allowed: three capital letters, such as EUR");
        }
    }

    /** Totals ending in .13 are declined always. */
    boolean isUnlucky() {
        return UNLUCKY.matcher(amount).matches();
    }
}
