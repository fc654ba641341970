package org.acme.cardpayments;

import java.time.Duration;

/** Configuration for tests without a container. */
final class TestConfig implements CardPaymentsConfig {

    @Override
    public Duration askAgain() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration answerTimeout() {
        return Duration.ofSeconds(2);
    }
}
