package dev.waystone.templates;

/**
 * Where a merge needs a person.
 *
 * @param path the file's, below the clone's folder
 * @param reason what both sides did, in one line
 * @param mode who the file belongs to
 */
public record Conflict(String path, Kind kind, String reason, Mode mode) {

    /** What both sides did. */
    public enum Kind {
        /** Both changed the same lines; the file has markers. */
        LINES,
        /** Both changed a file that is no text; the user's stays. */
        BINARY,
        /** The user edited a managed file; it stays until the template's is taken by name. */
        MANAGED,
        /** The user deleted what the template changed; it stays deleted. */
        DELETED_BY_USER,
        /** The template deleted what the user edited; it stays. */
        DELETED_BY_TEMPLATE,
        /** Both changed what a file is: text, executable, symbolic link. */
        KIND,
        /** Where the template adds a file lies one of the user's that Git ignores; no merge sees that, the command does. */
        IN_THE_WAY
    }

    /** Whether the merged tree lacks something until a person decides; the others only tell. */
    public boolean blocks() {
        return kind != Kind.DELETED_BY_USER && kind != Kind.DELETED_BY_TEMPLATE;
    }
}
