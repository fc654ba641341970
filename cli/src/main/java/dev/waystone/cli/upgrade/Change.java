package dev.waystone.cli.upgrade;

import dev.waystone.templates.Conflict;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Mode;
import dev.waystone.templates.TreeFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What an upgrade does to one file.
 *
 * @param path the file's, below the clone's folder; after a move the new one
 * @param kind what happens
 * @param mode who the file belongs to
 * @param from where it lay before, if it is moved
 */
public record Change(String path, Kind kind, Mode mode, Optional<String> from) {

    /** What happens to a file. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED,
        MOVED,
        CONFLICT
    }

    /** The same file, which a person decides about. */
    Change inConflict() {
        return new Change(path, Kind.CONFLICT, mode, from);
    }

    /**
     * Every change, by path; the lock file's own goes without saying.
     *
     * @param moves new paths by old ones
     */
    static List<Change> between(
            FileTree before,
            FileTree after,
            List<Conflict> conflicts,
            Map<String, String> moves,
            Function<String, Mode> mode) {
        Map<String, String> origins = new HashMap<>();
        moves.forEach((from, to) -> {
            if (before.get(from).isPresent()
                    && after.get(from).isEmpty()
                    && after.get(to).isPresent()) {
                origins.put(to, from);
            }
        });
        TreeSet<String> paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        conflicts.forEach(conflict -> paths.add(conflict.path()));
        paths.removeAll(origins.values());
        paths.remove(Lock.FILE);
        List<Change> changes = new ArrayList<>();
        for (String path : paths) {
            Optional<String> from = Optional.ofNullable(origins.get(path));
            boolean conflict = conflicts.stream()
                    .anyMatch(one -> one.blocks() && one.path().equals(path));
            kind(before.get(path), after.get(path), from.isPresent(), conflict)
                    .ifPresent(kind -> changes.add(new Change(path, kind, mode.apply(path), from)));
        }
        return changes;
    }

    private static Optional<Kind> kind(
            Optional<TreeFile> before, Optional<TreeFile> after, boolean moved, boolean conflict) {
        if (conflict) {
            return Optional.of(Kind.CONFLICT);
        }
        if (moved) {
            return Optional.of(Kind.MOVED);
        }
        if (before.equals(after)) {
            return Optional.empty();
        }
        return Optional.of(before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED);
    }
}
