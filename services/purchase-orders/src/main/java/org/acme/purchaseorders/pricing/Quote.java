package org.acme.purchaseorders.pricing;

import dev.waystone.core.FieldError;
import dev.waystone.core.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prices line by line, and all that is wrong with the lines. Pure; used by one thread. */
final class Quote {

    private final List<ItemPrice> prices = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();
    private int line;

    private Quote() {}

    /** What the catalogue says of these ids. */
    static Quote live(List<UUID> ids, List<CatalogItemsClient.Item> items, Instant now) {
        var found = items.stream()
                .collect(Collectors.toMap(CatalogItemsClient.Item::id, Function.identity(), (one, same) -> one));
        var quote = new Quote();
        for (var id : ids) {
            var item = found.get(id);
            if (item == null) {
                quote.refuse("is no item of the catalogue");
            } else if (item.retired()) {
                quote.refuse("is retired and no longer sold");
            } else {
                quote.add(new ItemPrice(id, item.price(), PriceSource.CATALOG, now));
            }
        }
        return quote;
    }

    /** What is known of these ids; 503 if that is not enough, whatever else is wrong. */
    static Quote known(List<UUID> ids, Map<UUID, KnownPrice> known, Instant oldest, Duration retryAfter) {
        var quote = new Quote();
        for (var id : ids) {
            var price = known.get(id);
            if (price != null && price.retired()) {
                quote.refuse("is retired and no longer sold");
            } else {
                quote.add(usable(price, oldest, retryAfter));
            }
        }
        return quote;
    }

    /** The prices; 422 if a line cannot have one, or if they are not in one currency. */
    List<ItemPrice> prices() {
        if (!errors.isEmpty()) {
            throw Problems.unprocessable(
                    "catalog-item-unavailable",
                    "Some lines name items that cannot be ordered.",
                    errors.toArray(FieldError[]::new));
        }
        refuseOtherCurrencies();
        return prices;
    }

    private static ItemPrice usable(@Nullable KnownPrice known, Instant oldest, Duration retryAfter) {
        if (known == null || known.price() == null || known.pricedAt().isBefore(oldest)) {
            throw Problems.unavailable(
                    "prices-unavailable", "The catalogue does not answer, and not every price is known.", retryAfter);
        }
        return new ItemPrice(known.catalogItemId(), known.price(), PriceSource.KNOWN, known.pricedAt());
    }

    private void refuseOtherCurrencies() {
        var first = prices.getFirst().price().currency();
        var others = new ArrayList<FieldError>();
        for (int i = 0; i < prices.size(); i++) {
            var currency = prices.get(i).price().currency();
            if (!currency.equals(first)) {
                others.add(at(i, "costs %s while the first line costs %s".formatted(currency, first)));
            }
        }
        if (!others.isEmpty()) {
            throw Problems.unprocessable(
                    "mixed-currencies", "An order has one currency.", others.toArray(FieldError[]::new));
        }
    }

    private void add(ItemPrice price) {
        prices.add(price);
        line++;
    }

    private void refuse(String message) {
        errors.add(at(line, message));
        line++;
    }

    private static FieldError at(int line, String message) {
        return new FieldError("lines[%d].catalogItemId".formatted(line), message);
    }
}
