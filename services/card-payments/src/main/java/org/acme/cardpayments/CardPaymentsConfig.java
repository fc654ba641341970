package org.acme.cardpayments;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a deployment may decide about payments. */
@ConfigMapping(prefix = "card-payments")
interface CardPaymentsConfig {

    /** How long to wait before the bank is asked again about a charge that it had not heard of at the deadline. */
    @WithDefault("2s")
    Duration askAgain();
}
