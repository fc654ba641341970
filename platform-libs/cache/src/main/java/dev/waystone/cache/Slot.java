package dev.waystone.cache;

import org.jspecify.annotations.Nullable;

/**
 * The place of one aggregate in this process.
 *
 * @param floor the lowest version that may be told: what is older was changed
 * @param entry null if nothing is known that may be told
 */
record Slot<V>(long floor, @Nullable Entry<V> entry) {

    /** Without anything. */
    static <V> Slot<V> empty() {
        return new Slot<>(0, null);
    }

    /** After a change to {@code version}. */
    Slot<V> learn(long version) {
        return version <= floor ? this : new Slot<>(version, entry == null || entry.version() < version ? null : entry);
    }

    /** With the entry, unless a newer one is known. */
    Slot<V> offer(Entry<V> offered) {
        return offered.version() < floor ? this : new Slot<>(offered.version(), offered);
    }
}
