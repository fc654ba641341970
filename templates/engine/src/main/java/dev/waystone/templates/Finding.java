package dev.waystone.templates;

/**
 * Where a clone is not as its lock says.
 *
 * @param path the file's, below the clone's folder
 * @param text what is wrong and what to do, or what a deletion means, in one line
 */
public record Finding(String path, Kind kind, String text) {

    /** What is wrong, or for {@link #DELETED} worth knowing. */
    public enum Kind {
        EDITED_MANAGED,
        /** A managed file is gone. */
        MISSING,
        /** An owned or shared file is gone, as its owner may wish it. */
        DELETED,
        LEFTOVER_TAG,
        CONFLICT_MARKER
    }

    /** Whether there is nothing to put right. */
    public boolean isNote() {
        return kind == Kind.DELETED;
    }
}
