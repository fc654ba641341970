package dev.waystone.acceptance;

/** A test that takes minutes: only {@code ./waystone test --all} runs it, and {@code test} counts it as not run. */
final class LongRun {

    /** Why it is not run. */
    static final String LEFT_OUT = "./waystone test --all runs it";

    private LongRun() {}

    /** Whether this is {@code test --all}. */
    static boolean isWished() {
        return Boolean.getBoolean("waystone.all");
    }
}
