package dev.waystone.data;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how old a read from the replica can be, by the primary's log and this process's own clock: what the primary had
 * written some moment ago must be replayed. It asks the primary at most twice in the time that it allows, and only
 * while something is read. Thread safe.
 */
class LagGuard {

    private static final Logger LOG = Logger.getLogger(LagGuard.class);

    private final long most;
    private final LongSupplier clock;
    private final Supplier<String> position;
    private final Pause pause;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Sample current;
    private volatile @Nullable Sample previous;

    /**
     * @param most how old a read may be
     * @param clock nanoseconds
     * @param position asks where the primary's log ends
     * @param pause how long a primary is left alone that could not be asked
     */
    LagGuard(Duration most, LongSupplier clock, Supplier<String> position, Pause pause) {
        this.most = most.toNanos();
        this.clock = clock;
        this.position = position;
        this.pause = pause;
    }

    /** What the replica must have replayed; empty while the primary cannot be asked, which has nothing newer to show then. */
    Optional<String> floor() {
        if (!isYounger(current, most / 2) && pause.isOver()) {
            renew();
        }
        Sample older = previous;
        Sample newer = current;
        if (older != null && isYounger(older, most)) {
            return Optional.of(older.position());
        }
        return newer != null && isYounger(newer, most) ? Optional.of(newer.position()) : Optional.empty();
    }

    /** One caller asks; others wait for the answer only if they have none that will do. */
    private void renew() {
        if (isYounger(current, most)) {
            if (!asking.tryLock()) {
                return;
            }
        } else {
            asking.lock();
        }
        try {
            if (!isYounger(current, most / 2) && pause.isOver()) {
                ask();
            }
        } finally {
            asking.unlock();
        }
    }

    private void ask() {
        long at = clock.getAsLong(); // before the question, so that the answer is no older than it says
        try {
            Sample sample = new Sample(position.get(), at);
            previous = current;
            current = sample;
        } catch (RuntimeException e) {
            if (SqlStates.of(e).isEmpty() && !SqlStates.isTransient(e)) {
                throw e;
            }
            pause.begin();
            LOG.warnf("how far the replica lags cannot be told, so tokens alone count for a while: %s", e);
        }
    }

    private boolean isYounger(@Nullable Sample sample, long age) {
        return sample != null && clock.getAsLong() - sample.at() <= age;
    }

    private record Sample(String position, long at) {}
}
