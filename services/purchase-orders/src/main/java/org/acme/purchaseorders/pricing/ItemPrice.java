package org.acme.purchaseorders.pricing;

import dev.waystone.core.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * What one piece of an item costs.
 *
 * @param source who says so
 * @param pricedAt when the catalogue last said so
 */
public record ItemPrice(UUID catalogItemId, Money price, PriceSource source, Instant pricedAt) {}
