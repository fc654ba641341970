package dev.waystone.templates;

/**
 * Where a clone is not as its lock says.
 *
 * @param path the file's, below the clone's folder
 * @param text what is wrong and what to do, in one line
 */
public record Finding(String path, Kind kind, String text) {

    /** What is wrong. */
    public enum Kind {
        EDITED_MANAGED,
        MISSING,
        LEFTOVER_TAG,
        CONFLICT_MARKER
    }
}
