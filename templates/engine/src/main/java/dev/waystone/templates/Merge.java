package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Merges a clone with a newer template, three ways. Pure; safe for use by many threads. */
public final class Merge {
    private Merge() {}

    /**
     * The clone with the template's changes. A user's line vanishes only inside a reported conflict.
     *
     * @param base what the older template gives for the clone's answers
     * @param yours the clone
     * @param theirs what the newer template gives
     */
    public static Merged merge(FileTree base, FileTree yours, FileTree theirs, MergeRules rules) {
        SortedMap<String, TreeFile> merged = new TreeMap<>();
        List<Conflict> conflicts = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(base.files().keySet());
        paths.addAll(yours.files().keySet());
        paths.addAll(theirs.files().keySet());
        for (String path : paths) {
            Three three = new Three(path, base.get(path), yours.get(path), theirs.get(path));
            FileMerge.of(three, rules, conflicts).ifPresent(file -> merged.put(path, file));
        }
        return new Merged(new FileTree(merged), conflicts);
    }

    /** One path in the three trees. */
    record Three(String path, Optional<TreeFile> base, Optional<TreeFile> yours, Optional<TreeFile> theirs) {}
}
