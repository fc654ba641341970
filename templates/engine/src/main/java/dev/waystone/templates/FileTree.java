package dev.waystone.templates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files by path. Immutable. Paths are relative, have {@code /} between names, and never lead out of the tree.
 *
 * @param files by path, sorted
 */
public record FileTree(SortedMap<String, TreeFile> files) {
    /** A tree without files. */
    public static final FileTree EMPTY = new FileTree(new TreeMap<>());

    /** @throws TemplateException if a path could lead out of the tree, or a file stands where a folder must be */
    public FileTree {
        SortedMap<String, TreeFile> copy = new TreeMap<>(files);
        List<String> problems = new ArrayList<>();
        for (String path : copy.keySet()) {
            check(path, copy, problems);
        }
        if (!problems.isEmpty()) {
            throw new TemplateException(problems);
        }
        files = Collections.unmodifiableSortedMap(copy);
    }

    /** The files in any order. */
    public static FileTree of(Map<String, TreeFile> files) {
        return new FileTree(new TreeMap<>(files));
    }

    public Optional<TreeFile> get(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** This tree with one file added or replaced. */
    public FileTree with(String path, TreeFile file) {
        SortedMap<String, TreeFile> changed = new TreeMap<>(files);
        changed.put(path, file);
        return new FileTree(changed);
    }

    /** This tree without one file; itself if there is no such file. */
    public FileTree without(String path) {
        if (!files.containsKey(path)) {
            return this;
        }
        SortedMap<String, TreeFile> changed = new TreeMap<>(files);
        changed.remove(path);
        return new FileTree(changed);
    }

    /** The files below a folder, with paths relative to it. */
    public FileTree below(String folder) {
        String prefix = folder + "/";
        SortedMap<String, TreeFile> found = new TreeMap<>();
        files.forEach((path, file) -> {
            if (path.startsWith(prefix)) {
                found.put(path.substring(prefix.length()), file);
            }
        });
        return new FileTree(found);
    }

    private static void check(String path, Map<String, TreeFile> files, List<String> problems) {
        for (String name : path.split("/", -1)) {
            boolean control = name.chars().anyMatch(Character::isISOControl);
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("\\") || control) {
                problems.add("path " + printable(path)
                        + " is not one of a tree; allowed: names with / between them, no .., no backslash");
                return;
            }
        }
        for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
            if (files.containsKey(path.substring(0, end))) {
                problems.add("path " + path + " lies below the file " + path.substring(0, end)
                        + "; allowed: a file or a folder of that name, not both");
            }
        }
    }

    private static String printable(String path) {
        return path.isEmpty() ? "\"\"" : path.replaceAll("\\p{Cntrl}", "?");
    }
}
