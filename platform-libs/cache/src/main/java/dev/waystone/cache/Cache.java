package dev.waystone.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Aggregates of one kind by id, each within the tenant of the current request. Made by {@link Caches}. Thread safe; blocks, so not
 * for event loops.
 *
 * <p>What is told is never older than the hard TTL, and never older than a change that this instance has heard of. Between the
 * soft and the hard TTL the old value is told while one reader loads a new one in the background; if that fails, the old value
 * is told on, up to the hard TTL.
 *
 * <p>Redis away, slow or restarted: each instance loads by itself. What Redis missed meanwhile is never told.
 *
 * @param <V> an immutable value that Jackson writes and reads
 */
public interface Cache<V> {

    /**
     * The aggregate, empty if there is none.
     *
     * @throws RuntimeException what the loader threw, if there is nothing to tell instead
     */
    Optional<V> get(UUID id);

    /** Those of these aggregates that exist; the missing ones are loaded at once. Throws as {@link #get}. */
    Map<UUID, V> getAll(Collection<UUID> ids);

    /**
     * The current tenant's aggregate has this version from now on; inside a transaction, from its commit on. This instance never
     * tells an older one afterwards, and tells Redis and the other instances. Never fails, never waits.
     */
    void changed(UUID id, long version);

    /**
     * The same as heard of from another instance, by its event: call it on every instance. Changes that are heard of twice, or
     * late, do no harm.
     */
    void heard(String tenant, UUID id, long version);

    /** How long it may tell what it has: no older change needs to be heard of. */
    Duration hardTtl();
}
