package dev.waystone.templates;

import java.util.Locale;

/** How one word is written. */
enum Casing {
    LOWER,
    TITLE,
    UPPER,
    /** No way that a name is written in. */
    OTHER;

    static Casing of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (word.equals(lower)) {
            return LOWER;
        }
        if (word.equals(word.toUpperCase(Locale.ROOT))) {
            return UPPER;
        }
        return word.equals(title(lower)) ? TITLE : OTHER;
    }

    String write(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return switch (this) {
            case TITLE -> title(lower);
            case UPPER -> word.toUpperCase(Locale.ROOT);
            case LOWER, OTHER -> lower;
        };
    }

    private static String title(String lower) {
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
