package dev.waystone.templates;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code waystone.lock}: what a clone was made from and what generation gave it. Immutable.
 *
 * @param template the template's name
 * @param version the version that the clone is at
 * @param tree where the template lies in Git, if it came from there
 * @param files what generation gave, by path
 */
public record Lock(
        String template,
        Version version,
        Optional<Template.TreeIds> tree,
        Answers answers,
        SortedMap<String, Entry> files) {
    /** The file's name in a clone. */
    public static final String FILE = "waystone.lock";

    /** One file as generation gave it: who it belongs to and {@link TreeFile#hash()}. */
    public record Entry(Mode mode, String hash) {}

    public Lock {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Reads a lock.
     *
     * @param where the file's name, for the errors
     * @throws TemplateException with every problem: file, line, what is allowed, the nearest match
     */
    public static Lock parse(String yaml, String where) {
        return LockReader.read(yaml, where);
    }

    /** The lock as it stands in a clone: keys in a fixed order, files sorted, one line a file. */
    public String text() {
        return LockWriter.text(this);
    }

    /** Who a file belongs to; shared if generation gave none of that name. */
    public Mode mode(String path) {
        Entry entry = files.get(path);
        return entry == null ? Mode.SHARED : entry.mode();
    }
}
