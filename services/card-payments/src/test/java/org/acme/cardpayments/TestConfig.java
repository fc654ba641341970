package org.acme.cardpayments;

import java.time.Duration;

/** Configuration for tests without a container. */
final class TestConfig implements CardPaymentsConfig {

    @Override
    public Duration askAgain() {
        return Duration.ofSeconds(2);
    }
}
