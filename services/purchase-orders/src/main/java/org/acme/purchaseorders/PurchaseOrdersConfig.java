package org.acme.purchaseorders;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a deployment may decide about orders. */
@ConfigMapping(prefix = "purchase-orders")
interface PurchaseOrdersConfig {

    /** How long an order may wait for stock and payment before it is cancelled. */
    @WithDefault("15m")
    Duration deadline();
}
