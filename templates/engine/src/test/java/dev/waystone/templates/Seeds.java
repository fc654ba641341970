package dev.waystone.templates;

import java.util.stream.LongStream;

/** The cases of a property: 200, 1,000 with {@code -Dwaystone.all=true}, or the one of {@code -Dwaystone.seed}. */
final class Seeds {
    private Seeds() {}

    static LongStream all() {
        return some(Boolean.getBoolean("waystone.all") ? 1_000 : 200);
    }

    /** For templates of many files. */
    static LongStream few() {
        return some(Boolean.getBoolean("waystone.all") ? 50 : 5);
    }

    private static LongStream some(int count) {
        Long one = Long.getLong("waystone.seed");
        return one == null ? LongStream.range(0, count) : LongStream.of(one);
    }
}
