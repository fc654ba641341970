package org.acme.purchaseorders.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.acme.purchaseorders.pricing.CatalogItemsClient.CallRefused;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RetryBudget budget = new RetryBudget(nanos::get);

    @Test
    void allows_ten_retries_at_once_and_no_more() {
        assertThat(allowedOf(100)).isEqualTo(10);
    }

    @Test
    void allows_ten_more_a_second_later_however_long_it_was_quiet() {
        allowedOf(100);
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(allowedOf(100)).isEqualTo(5);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(allowedOf(100)).isEqualTo(10);
    }

    @Test
    void never_repeats_what_a_repeat_cannot_help_and_spends_nothing_on_it() {
        assertThat(budget.test(new TimeoutException())).isFalse();
        assertThat(budget.test(new CircuitBreakerOpenException())).isFalse();
        assertThat(budget.test(new BulkheadException())).isFalse();
        assertThat(budget.test(new CallRefused(403))).isFalse();
        assertThat(allowedOf(100)).isEqualTo(10);
    }

    private long allowedOf(int failures) {
        return IntStream.range(0, failures)
                .filter(i -> budget.test(new IllegalStateException("connection refused")))
                .count();
    }
}
