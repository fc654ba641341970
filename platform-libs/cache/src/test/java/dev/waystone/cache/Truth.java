package dev.waystone.cache;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A database that can be slow or broken, and counts who asks. */
final class Truth {

    private final Map<UUID, Price> rows = new ConcurrentHashMap<>();
    private volatile Duration takes = Duration.ZERO;
    private volatile boolean broken;

    /** A new price, or the next version of an old one. */
    Price set(UUID id, int amount) {
        return rows.compute(
                id, (same, old) -> new Price(id, old == null ? 1 : old.version() + 1, BigDecimal.valueOf(amount)));
    }

    Price get(UUID id) {
        return rows.get(id);
    }

    void takes(Duration time) {
        takes = time;
    }

    void broken(boolean yes) {
        broken = yes;
    }

    /** Somebody's way to it, counted apart from the others'. */
    Reader reader() {
        return new Reader();
    }

    /** Reads what is there when it is asked, and hands it over some time later. */
    final class Reader implements Loader<Price> {

        private final AtomicInteger loads = new AtomicInteger();

        int loads() {
            return loads.get();
        }

        @Override
        public Map<UUID, Price> load(Set<UUID> ids) {
            loads.incrementAndGet();
            var found = new HashMap<>(rows);
            found.keySet().retainAll(ids);
            if (!takes.isZero()) {
                LockSupport.parkNanos(takes.toNanos());
            }
            if (broken) {
                throw new IllegalStateException("the database is away");
            }
            return found;
        }
    }
}
