package dev.waystone.resilience;

/**
 * How many repeats are left: each call earns a part of one, so that retries never add more than that share to the load,
 * however many calls fail. Safe for use from any thread.
 */
final class RetryBudget {

    private final double earnedByCall;
    private final int reserve;
    private double left;

    /** A full budget. */
    RetryBudget(double earnedByCall, int reserve) {
        this.earnedByCall = earnedByCall;
        this.reserve = reserve;
        this.left = reserve;
    }

    /** A call is made for the first time. */
    synchronized void earn() {
        left = Math.min(reserve, left + earnedByCall);
    }

    /** Whether there was a repeat left; it is spent then. */
    synchronized boolean spend() {
        // A tenth earned ten times is a hair less than one.
        if (left < 1 - 1e-9) {
            return false;
        }
        left = Math.max(0, left - 1);
        return true;
    }
}
