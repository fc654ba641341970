package dev.waystone.resilience;

import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;

/** One policy at work. Its name is the name of the breaker and the {@code method} of its metrics. Safe for use from any thread. */
final class CallGuard {

    private static final int BACKOFF_FACTOR = 2;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final RetryBudget budget;
    private final Guard guard;

    CallGuard(String name, ResilienceConfig.Policy numbers) {
        budget = new RetryBudget(numbers.retry().budget(), numbers.retry().reserve());
        var builder = Guard.create().withDescription(name);
        limit(builder, numbers);
        breakAt(builder, name, numbers.breaker());
        if (numbers.retry().max() > 0) {
            repeat(builder, numbers.retry());
        }
        guard = builder.build();
    }

    /** Makes a call; {@code type} is what it returns, which may be asynchronous. */
    <T> T call(Callable<T> call, Class<T> type) throws Exception {
        budget.earn();
        return guard.call(call, type);
    }

    private static void limit(Guard.Builder builder, ResilienceConfig.Policy numbers) {
        builder.withBulkhead().limit(numbers.bulkhead()).done();
        builder.withTimeout()
                .duration(numbers.timeout().toMillis(), ChronoUnit.MILLIS)
                .done();
    }

    private static void breakAt(Guard.Builder builder, String name, ResilienceConfig.Breaker numbers) {
        builder.withCircuitBreaker()
                .name(name)
                .when(Failures::isTrouble)
                .requestVolumeThreshold(numbers.window())
                .failureRatio(numbers.failureRatio())
                .delay(numbers.delay().toMillis(), ChronoUnit.MILLIS)
                .done();
    }

    private void repeat(Guard.Builder builder, ResilienceConfig.Retry numbers) {
        builder.withRetry()
                .whenException(thrown -> Failures.isWorthARepeat(thrown) && budget.spend())
                .maxRetries(numbers.max())
                .delay(numbers.delay().toMillis(), ChronoUnit.MILLIS)
                .jitter(numbers.jitter().toMillis(), ChronoUnit.MILLIS)
                .withExponentialBackoff()
                .factor(BACKOFF_FACTOR)
                .maxDelay(LONGEST_PAUSE.toMillis(), ChronoUnit.MILLIS)
                .done()
                .done();
    }
}
