package dev.waystone.cache;

/**
 * When Redis was asked. What is loaded after that is put with it, so that it never lives longer there than it may, however long it is
 * on its way, and not at all if everything was forgotten meanwhile.
 *
 * @param generation what Redis knew belonged to this one
 * @param clock Redis' own time, in milliseconds
 * @param at our time, no earlier (nanoTime)
 */
record Stamp(String generation, long clock, long at) {

    /** When, by Redis' clock, something ends that ends at {@code end} by ours (nanoTime). */
    long clockAt(long end) {
        return clock + Math.floorDiv(end - at, 1_000_000);
    }
}
