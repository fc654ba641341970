package dev.waystone.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Loads anew what is old, in the background, a few at a time; the old is told meanwhile, and on if that fails. */
final class Renewal<V> {

    private static final Logger LOG = Logger.getLogger(Renewal.class);
    private static final int AT_ONCE = 8;
    private static final long LOOK_AGAIN = 100_000_000;

    private final Work work;
    private final Policy policy;
    private final Near<V> near;
    private final Search<V> search;
    private final Semaphore permits = new Semaphore(AT_ONCE);

    Renewal(Work work, Policy policy, Near<V> near, Search<V> search) {
        this.work = work;
        this.policy = policy;
        this.near = near;
        this.search = search;
    }

    /** Begins with those that nobody loads yet, if there is room. */
    void begin(String tenant, Set<Key> old) {
        if (old.isEmpty() || !permits.tryAcquire()) {
            return;
        }
        Map<Key, Flight<V>> flights = new HashMap<>();
        old.forEach(key -> near.begin(key).ifPresent(flight -> flights.put(key, flight)));
        if (flights.isEmpty()) {
            permits.release();
            return;
        }
        Thread.ofVirtual().name("waystone-cache-" + policy.name()).start(() -> {
            try {
                work.as(tenant, "cache:" + policy.name(), () -> renew(flights));
            } catch (RuntimeException | Error e) {
                flights.forEach((key, flight) -> {
                    near.end(key, flight);
                    flight.fail(e);
                });
            } finally {
                permits.release();
            }
        });
    }

    private void renew(Map<Key, Flight<V>> flights) {
        long now = System.nanoTime();
        try {
            // another instance may be loading it: look again soon
            search.fly(flights, true).forEach((key, entry) -> {
                if (!entry.isFresh(System.nanoTime())) {
                    near.postpone(key, System.nanoTime() + LOOK_AGAIN);
                }
            });
        } catch (RuntimeException e) {
            LOG.debugf(e, "%s: what is old is told on", policy.name());
            long at = now + policy.config().retry().toNanos();
            flights.keySet().forEach(key -> near.postpone(key, at));
        }
    }
}
