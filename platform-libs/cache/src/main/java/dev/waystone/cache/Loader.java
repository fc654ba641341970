package dev.waystone.cache;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads aggregates from where the truth is. Called in the tenant's request, on the thread of a reader or on one of the cache's own.
 *
 * @param <V> the aggregate
 */
@FunctionalInterface
public interface Loader<V> {

    /** Those that exist, and at least as new as every change that is committed now: not from a replica that may be behind. */
    Map<UUID, V> load(Set<UUID> ids);
}
