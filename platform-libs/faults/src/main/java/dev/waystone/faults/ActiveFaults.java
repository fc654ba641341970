package dev.waystone.faults;

import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The faults of this moment. Safe for use from any thread. */
@Singleton
class ActiveFaults implements FaultPoint {

    private volatile Faults faults = Faults.NONE;

    Faults now() {
        return faults;
    }

    void become(Faults next) {
        faults = next;
    }

    /** Whether this time is one of those that fail. */
    static boolean fails(Faults faults) {
        return ThreadLocalRandom.current().nextDouble() < faults.errorRate();
    }

    @Override
    public void pass(String path) {
        Faults these = faults;
        if (these.hits(path)) {
            pause(these.latencyMs());
            if (fails(these)) {
                throw new InjectedFaultException(path);
            }
        }
    }

    // Until the time is over, or the service stops and interrupts.
    private static void pause(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
