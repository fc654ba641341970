package dev.waystone.cache;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Redis knows.
 *
 * @param stamp null if it was not asked
 * @param entries those that may be told
 * @param granted those that the one who asked is to load; the rest is loaded by somebody else
 */
record Lookup<V>(@Nullable Stamp stamp, Map<Key, Entry<V>> entries, Set<Key> granted) {}
