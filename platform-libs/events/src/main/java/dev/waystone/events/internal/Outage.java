package dev.waystone.events.internal;

import java.time.Duration;
import org.jboss.logging.Logger;

/** A failure that lasts: told once when it begins and once when it is over, never with a payload. */
final class Outage {

    private static final Logger LOG = Logger.getLogger("dev.waystone.events");
    private static final long SLOW = Duration.ofSeconds(3).toNanos();

    private final String what;
    private volatile int count;
    private volatile long slowSince;

    Outage(String what) {
        this.what = what;
    }

    void on(Throwable cause) {
        if (count++ == 0) {
            LOG.warnf("%s, trying again: %s", what, Failures.describe(cause));
        }
    }

    /** Nothing failed, but nothing moves either. */
    void slow() {
        if (slowSince == 0) {
            slowSince = System.nanoTime();
        }
    }

    void over() {
        if (count > 0) {
            LOG.infof("over: %s", what);
        }
        count = 0;
        slowSince = 0;
    }

    /** How often in a row it failed. */
    int count() {
        return count;
    }

    boolean isOn() {
        long since = slowSince;
        return count > 0 || since != 0 && System.nanoTime() - since > SLOW;
    }
}
