package org.acme.purchaseorders;

import dev.waystone.core.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.acme.purchaseorders.pricing.PriceSource;

/** One item of an order at the price that was promised for it. */
record OrderLine(UUID catalogItemId, int quantity, Money unitPrice, PriceSource priceSource, Instant pricedAt) {

    Money total() {
        return unitPrice.times(quantity);
    }

    /** The sum of one line or more; all have one currency, or the sum fails. */
    static Money sum(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
    }
}
