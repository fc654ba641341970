package dev.waystone.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Finds what is not near: in Redis, or by loading it, if no other instance does. */
final class Search<V> {

    private static final long LOOK_AGAIN = Duration.ofMillis(10).toNanos();
    private static final int TRIES = 3;

    private final Near<V> near;
    private final Far<V> far;
    private final Source<V> source;
    private final CacheMetrics metrics;
    private final Duration lease;

    Search(Near<V> near, Far<V> far, Source<V> source, CacheMetrics metrics, Duration lease) {
        this.near = near;
        this.far = far;
        this.source = source;
        this.metrics = metrics;
        this.lease = lease;
    }

    /**
     * An entry for each flight, which lands with it; all have one tenant.
     *
     * @param anew what is old is loaded, unless another instance does
     */
    Map<Key, Entry<V>> fly(Map<Key, Flight<V>> flights, boolean anew) {
        try {
            Map<Key, Entry<V>> found = search(flights, anew);
            flights.forEach((key, flight) -> {
                near.end(key, flight);
                flight.land(found.get(key));
            });
            return found;
        } catch (RuntimeException | Error e) {
            flights.forEach((key, flight) -> {
                near.end(key, flight);
                flight.fail(e);
            });
            throw e;
        }
    }

    private Map<Key, Entry<V>> search(Map<Key, Flight<V>> flights, boolean anew) {
        Map<Key, Entry<V>> found = new HashMap<>();
        Set<Key> open = new HashSet<>(flights.keySet());
        long patience = System.nanoTime() + lease.toNanos();
        int loaded = 0;
        while (!open.isEmpty()) {
            Lookup<V> lookup = far.lookup(open, anew);
            Set<Key> mine = new HashSet<>(lookup.granted());
            lookup.entries().forEach((key, entry) -> {
                if (outdated(key, entry, flights.get(key))) {
                    mine.add(key); // Redis has not heard of a change that we have heard of
                } else if (!mine.contains(key)) {
                    found.put(key, near.offer(key, entry, flights.get(key)));
                }
            });
            open.removeAll(found.keySet());
            if (System.nanoTime() - patience >= 0) {
                mine.addAll(open);
            }
            if (!mine.isEmpty()) {
                found.putAll(load(mine, flights, lookup.stamp()));
                open.removeAll(mine);
                loaded += mine.size();
            }
            if (!open.isEmpty()) {
                LockSupport.parkNanos(LOOK_AGAIN);
            }
        }
        if (!anew) {
            metrics.missed(loaded);
            metrics.shared(flights.size() - loaded);
        }
        return found;
    }

    private Map<Key, Entry<V>> load(Set<Key> keys, Map<Key, Flight<V>> flights, @Nullable Stamp stamp) {
        Map<Key, Entry<V>> found = new HashMap<>();
        Set<Key> open = keys;
        for (int attempt = 1; !open.isEmpty(); attempt++) {
            Map<Key, Entry<V>> loaded = loadOrRelease(open, stamp);
            Set<Key> outdated = new HashSet<>();
            boolean last = attempt == TRIES;
            loaded.forEach((key, entry) -> {
                Flight<V> flight = flights.get(key);
                if (!outdated(key, entry, flight)) {
                    found.put(key, near.offer(key, entry, flight));
                    if (stamp != null) {
                        far.put(key, entry, stamp);
                    }
                } else if (last) {
                    found.put(key, entry); // the truth went back, as after a restore: told, not kept
                } else {
                    outdated.add(key); // changed while it was loaded
                }
            });
            open = outdated;
        }
        return found;
    }

    private Map<Key, Entry<V>> loadOrRelease(Collection<Key> keys, @Nullable Stamp stamp) {
        try {
            return source.load(Set.copyOf(keys));
        } catch (RuntimeException | Error e) {
            if (stamp != null) {
                far.release(keys);
            }
            throw e;
        }
    }

    private boolean outdated(Key key, Entry<V> entry, Flight<V> flight) {
        return flight.isOutdated(entry) || entry.version() < near.floor(key);
    }
}
