package dev.waystone.templates;

import java.util.List;

/** A clone after a merge, and where it needs a person, by path. */
public record Merged(FileTree tree, List<Conflict> conflicts) {
    public Merged {
        conflicts = List.copyOf(conflicts);
    }
}
