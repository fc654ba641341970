package dev.waystone.templates;

import java.util.Locale;

/** What becomes of a file when the template changes. */
public enum Mode {
    /** Seeded once, the user's from then on. */
    OWNED,
    /** Merged three ways: the user's edits and the template's changes. */
    SHARED,
    /** The template's: replaced; an edited one stops the upgrade unless the template's is taken by name. */
    MANAGED;

    /** As template.yaml and waystone.lock write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Mode of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
