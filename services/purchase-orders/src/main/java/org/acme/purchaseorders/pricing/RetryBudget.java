package org.acme.purchaseorders.pricing;

import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Says whether a failed call may be repeated: only if a repeat can help, and at most ten times a second however many
 * calls fail, so that retries never become the load that keeps a catalogue down. Safe for use from any thread.
 */
public final class RetryBudget implements Predicate<Throwable> {

    private static final int PER_SECOND = 10;

    private final LongSupplier nanos;
    private double left = PER_SECOND;
    private long countedAt;

    /** A full budget. */
    public RetryBudget() {
        this(System::nanoTime);
    }

    RetryBudget(LongSupplier nanos) {
        this.nanos = nanos;
        this.countedAt = nanos.getAsLong();
    }

    @Override
    public boolean test(Throwable failure) {
        return canHelp(failure) && spend();
    }

    private static boolean canHelp(Throwable failure) {
        return !(failure instanceof TimeoutException
                || failure instanceof CircuitBreakerOpenException
                || failure instanceof BulkheadException
                || failure instanceof CatalogItemsClient.CallRefused);
    }

    private synchronized boolean spend() {
        long now = nanos.getAsLong();
        left = Math.min(PER_SECOND, left + (now - countedAt) * 1e-9 * PER_SECOND);
        countedAt = now;
        if (left < 1) {
            return false;
        }
        left -= 1;
        return true;
    }
}
