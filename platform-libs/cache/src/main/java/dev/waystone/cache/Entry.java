package dev.waystone.cache;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an aggregate.
 *
 * @param version its version, 0 if there is none
 * @param value null if there is none
 * @param softAt when it is loaded anew (nanoTime)
 * @param hardAt when it is not told any more (nanoTime)
 */
record Entry<V>(long version, @Nullable V value, long softAt, long hardAt) {

    boolean isUsable(long now) {
        return now - hardAt < 0;
    }

    boolean isFresh(long now) {
        return now - softAt < 0;
    }

    /** The same, to be loaded anew at another time. */
    Entry<V> again(long at) {
        return new Entry<>(version, value, at, hardAt);
    }
}
