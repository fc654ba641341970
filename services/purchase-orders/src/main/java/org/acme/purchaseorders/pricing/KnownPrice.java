package org.acme.purchaseorders.pricing;

import dev.waystone.core.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was last heard of an item.
 *
 * @param version of the item when it was heard
 * @param price nothing only for a retired item
 * @param pricedAt when the catalogue said so
 */
record KnownPrice(
        UUID catalogItemId, long version, @Nullable Money price, Instant pricedAt, boolean retired) {}
