package org.acme.purchaseorders.pricing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a known price is worth something. */
@ConfigMapping(prefix = "purchase-orders.known-prices")
interface PricingConfig {

    /** The oldest known price that an order is still taken at. */
    @WithDefault("24h")
    Duration usable();

    /** From this age on, a live answer refreshes a known price. */
    @WithDefault("1h")
    Duration fresh();

    /** How often an instance looks, at most, whether an item's known price needs that. */
    @WithDefault("5m")
    Duration checkEvery();

    /** When a caller whose order could not be priced is told to come back. */
    @WithDefault("5s")
    Duration retryAfter();
}
