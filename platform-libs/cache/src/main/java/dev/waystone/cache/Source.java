package dev.waystone.cache;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Where the truth is, and how long what it says holds. */
final class Source<V> {

    private final Policy policy;
    private final ToLongFunction<V> version;
    private final Loader<V> loader;
    private final CacheMetrics metrics;

    Source(Policy policy, ToLongFunction<V> version, Loader<V> loader, CacheMetrics metrics) {
        this.policy = policy;
        this.version = version;
        this.loader = loader;
        this.metrics = metrics;
    }

    /** An entry for each key, also for what does not exist. All keys have one tenant. */
    Map<Key, Entry<V>> load(Set<Key> keys) {
        long began = System.nanoTime();
        boolean ok = false;
        try {
            Map<UUID, V> values = loader.load(keys.stream().map(Key::id).collect(Collectors.toSet()));
            Map<Key, Entry<V>> entries = new HashMap<>();
            for (Key key : keys) {
                V value = values.get(key.id());
                entries.put(key, policy.loaded(value == null ? 0 : version.applyAsLong(value), value, began));
            }
            ok = true;
            return entries;
        } finally {
            metrics.loaded(ok, Duration.ofNanos(System.nanoTime() - began));
        }
    }
}
