package dev.waystone.cache;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** The two tiers of one cache, and the search in them. */
final class AggregateCache<V> implements Cache<V> {

    private final Work work;
    private final Policy policy;
    private final CacheMetrics metrics;
    private final Near<V> near;
    private final Far<V> far;
    private final Search<V> search;
    private final Renewal<V> renewal;

    AggregateCache(Instance instance, Policy policy, Far<V> far, ToLongFunction<V> version, Loader<V> loader) {
        this.work = instance.work();
        this.policy = policy;
        this.metrics = new CacheMetrics(Metrics.globalRegistry, policy.name());
        this.near = new Near<>(policy, metrics::evicted);
        this.far = far;
        var source = new Source<>(policy, version, loader, metrics);
        this.search = new Search<>(
                near, far, source, metrics, instance.config().redis().lease());
        this.renewal = new Renewal<>(work, policy, near, search);
    }

    @Override
    public Optional<V> get(UUID id) {
        long now = System.nanoTime();
        Entry<V> entry = near.find(new Key(work.tenant(), id), now);
        if (entry != null && entry.isFresh(now)) { // nearly always
            metrics.hit(true);
            return Optional.ofNullable(entry.value());
        }
        return Optional.ofNullable(getAll(List.of(id)).get(id));
    }

    @Override
    public Map<UUID, V> getAll(Collection<UUID> ids) {
        String tenant = work.tenant();
        long now = System.nanoTime();
        Map<UUID, V> values = new HashMap<>();
        Set<Key> missing = new LinkedHashSet<>();
        Set<Key> old = new LinkedHashSet<>();
        for (UUID id : ids) {
            Key key = new Key(tenant, id);
            Entry<V> entry = near.find(key, now);
            if (entry == null) {
                missing.add(key);
                continue;
            }
            boolean fresh = entry.isFresh(now);
            metrics.hit(fresh);
            if (!fresh) {
                old.add(key);
            }
            keep(values, key, entry);
        }
        renewal.begin(tenant, old);
        fetch(missing).forEach((key, entry) -> keep(values, key, entry));
        return values;
    }

    @Override
    public void changed(UUID id, long version) {
        Change change = new Change(policy.name(), new Key(work.tenant(), id), version);
        work.afterCommit(() -> {
            learn(change);
            far.tell(change, true);
        });
    }

    @Override
    public void heard(String tenant, UUID id, long version) {
        Change change = new Change(policy.name(), new Key(tenant, id), version);
        learn(change);
        far.tell(change, false);
    }

    @Override
    public Duration hardTtl() {
        return policy.hard();
    }

    void learn(Change change) {
        near.learn(change.key(), change.version());
    }

    void forget() {
        near.forget();
    }

    /** Each is searched for by one reader; the others wait for what it finds. */
    private Map<Key, Entry<V>> fetch(Set<Key> keys) {
        Map<Key, Entry<V>> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        Map<Key, Flight<V>> own = new HashMap<>();
        Map<Key, Flight<V>> others = new HashMap<>();
        for (Key key : keys) {
            near.begin(key)
                    .ifPresentOrElse(
                            flight -> own.put(key, flight),
                            () -> near.underWay(key).ifPresent(flight -> others.put(key, flight)));
        }
        if (!own.isEmpty()) {
            found.putAll(search.fly(own, false));
        }
        others.forEach(
                (key, flight) -> found.put(key, flight.await(policy.config().patience())));
        if (found.size() < keys.size()) { // a flight landed between our two looks
            Set<Key> landed = new LinkedHashSet<>(keys);
            landed.removeAll(found.keySet());
            found.putAll(again(landed));
        }
        return found;
    }

    private Map<Key, Entry<V>> again(Set<Key> landed) {
        Map<Key, Entry<V>> found = new HashMap<>();
        long now = System.nanoTime();
        for (Key key : landed) {
            Entry<V> entry = near.find(key, now);
            if (entry != null) {
                found.put(key, entry);
            }
        }
        Set<Key> gone = new LinkedHashSet<>(landed);
        gone.removeAll(found.keySet());
        found.putAll(fetch(gone));
        return found;
    }

    private static <V> void keep(Map<UUID, V> values, Key key, Entry<V> entry) {
        if (entry.value() != null) {
            values.put(key.id(), entry.value());
        }
    }
}
