package dev.waystone.cli.upgrade;

import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.templates.Conflict;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Merge;
import dev.waystone.templates.MergeRules;
import dev.waystone.templates.Merged;
import dev.waystone.templates.Migration;
import dev.waystone.templates.Migrations;
import dev.waystone.templates.Mode;
import dev.waystone.templates.Template;
import dev.waystone.templates.TreeFile;
import dev.waystone.templates.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an upgrade of one clone would do. Immutable; computing it writes nothing.
 *
 * @param lock the clone's, before
 * @param to the template that it goes to
 * @param migrations what is done besides merging, oldest first
 * @param before the clone as it is, on the disk or in a commit
 * @param merged the clone after it, recipes left out, with the new lock; and where it needs a person
 * @param changes by path
 * @param beforeRecipes whether recipes are still to run, so that changes and conflicts may be others than these
 * @param managed the files that are the template's, by the names that they have after it, sorted
 */
public record Plan(
        Lock lock,
        Template to,
        List<Migration> migrations,
        FileTree before,
        Merged merged,
        List<Change> changes,
        boolean beforeRecipes,
        Set<String> managed) {

    /**
     * The three trees of a merge, with the migrations' moves done in all of them.
     *
     * @param base what the older template gives
     * @param yours the clone, without its lock
     * @param theirs what the newer template gives, with its lock
     * @param recipesRun whether the migrations' recipes are run in both, too
     */
    record Three(FileTree base, FileTree yours, FileTree theirs, boolean recipesRun) {
        /** Before any migration. */
        static Three of(Lock lock, FileTree yours, Template from, Template to) {
            return new Three(
                    Generation.generate(from, lock.answers()), yours, Generation.generate(to, lock.answers()), false);
        }

        Three moved(Migration migration) {
            return new Three(migration.apply(base), migration.apply(yours), theirs, recipesRun);
        }

        Three rewritten(FileTree otherBase, FileTree otherYours) {
            return new Three(otherBase, otherYours, theirs, true);
        }
    }

    /**
     * Merges a clone with a newer version of its template.
     *
     * @param version which; the newest if empty
     * @param takeTheirs managed files whose edits are given up
     * @throws Failure if a version is not to be had, or older than the clone's
     */
    public static Plan of(Clone clone, TemplateSource templates, Optional<String> version, Set<String> takeTheirs) {
        Lock lock = clone.lock();
        Template to = version.map(text -> templates.at(lock.template(), Version.parse(text)))
                .orElseGet(() -> templates.newest(lock.template()));
        return of(clone, templates, to, takeTheirs);
    }

    static Plan of(Clone clone, TemplateSource templates, Template to, Set<String> takeTheirs) {
        Lock lock = clone.lock();
        if (to.manifest().version().compareTo(lock.version()) < 0) {
            throw new Failure(clone.name() + " is at " + lock.template() + " " + lock.version() + ", "
                    + to.manifest().version() + " is older; there is no way back but Git's");
        }
        return of(lock, clone.files(), templates.of(lock), to, takeTheirs).besides(clone.folder());
    }

    /** With what lies in the folder where the upgrade adds a file, and Git ignores. */
    Plan besides(Path folder) {
        List<Conflict> inTheWay = InTheWay.of(folder, this);
        if (inTheWay.isEmpty()) {
            return this;
        }
        List<Conflict> conflicts = new ArrayList<>(merged.conflicts());
        conflicts.addAll(inTheWay);
        Set<String> paths = inTheWay.stream().map(Conflict::path).collect(Collectors.toSet());
        List<Change> known = changes.stream()
                .map(change -> paths.contains(change.path()) ? change.inConflict() : change)
                .toList();
        return new Plan(
                lock, to, migrations, before, new Merged(merged.tree(), conflicts), known, beforeRecipes, managed);
    }

    /**
     * Merges a clone with a newer template.
     *
     * @param from the template that the clone is at
     * @param takeTheirs managed files whose edits are given up
     */
    public static Plan of(Lock lock, FileTree yours, Template from, Template to, Set<String> takeTheirs) {
        return of(lock, yours, three(lock, yours, from, to), to, takeTheirs);
    }

    static Plan of(Lock lock, FileTree before, Three three, Template to, Set<String> takeTheirs) {
        Lock next = Generation.lock(three.theirs());
        Merged merged = Merge.merge(
                three.base().without(Lock.FILE),
                three.yours().without(Lock.FILE),
                three.theirs().without(Lock.FILE),
                new MergeRules(path -> mode(lock, next, path), takeTheirs, next.version()));
        FileTree after = merged.tree().with(Lock.FILE, lockFile(before, three.theirs()));
        List<Migration> migrations = migrations(lock, to);
        List<Change> changes = Change.between(
                before, after, merged.conflicts(), moves(before, migrations), path -> mode(lock, next, path));
        Set<String> managed = new TreeSet<>(three.base().files().keySet());
        managed.addAll(three.theirs().files().keySet());
        managed.removeIf(path -> mode(lock, next, path) != Mode.MANAGED);
        boolean beforeRecipes = !three.recipesRun()
                && migrations.stream().anyMatch(one -> !one.recipes().isEmpty());
        return new Plan(
                lock, to, migrations, before, new Merged(after, merged.conflicts()), changes, beforeRecipes, managed);
    }

    static Three three(Lock lock, FileTree yours, Template from, Template to) {
        Three three = Three.of(lock, yours, from, to);
        for (Migration migration : migrations(lock, to)) {
            three = three.moved(migration);
        }
        return three;
    }

    /** The version that the clone goes to. */
    public Version version() {
        return to.manifest().version();
    }

    /** Whether the template gives exactly what it gave before, so that there is nothing to do. */
    public boolean isNothing() {
        return changes.isEmpty() && lock.version().equals(version());
    }

    /** Where the result needs a person before it can be used. */
    public List<Conflict> blocking() {
        return merged.conflicts().stream().filter(Conflict::blocks).toList();
    }

    /** The edited managed files that stop the upgrade before it begins. */
    public List<String> stopping() {
        return paths(Conflict.Kind.MANAGED);
    }

    /** The added files in whose place the user has one that Git ignores; they stop it, too. */
    public List<String> inTheWay() {
        return paths(Conflict.Kind.IN_THE_WAY);
    }

    /** Whether the upgrade does not begin. */
    boolean stops() {
        return !stopping().isEmpty() || !inTheWay().isEmpty();
    }

    private List<String> paths(Conflict.Kind kind) {
        return merged.conflicts().stream()
                .filter(conflict -> conflict.kind() == kind)
                .map(Conflict::path)
                .toList();
    }

    /** Who a file of the clone belongs to. */
    Mode mode(String path) {
        return mode(lock, Generation.lock(merged.tree()), path);
    }

    static List<Migration> migrations(Lock lock, Template to) {
        return Migrations.between(
                to.manifest(), lock.answers(), lock.version(), to.manifest().version());
    }

    /** A file that the template gives now belongs to whom it says now; one that it gave once, to whom it said then. */
    private static Mode mode(Lock before, Lock after, String path) {
        return after.files().containsKey(path) ? after.mode(path) : before.mode(path);
    }

    /** With the line ends of the one that is there. */
    private static TreeFile lockFile(FileTree before, FileTree theirs) {
        TreeFile lock = theirs.files().get(Lock.FILE);
        Optional<TreeFile> old =
                before.get(Lock.FILE).filter(file -> file.text().contains("\r\n"));
        return old.isPresent() ? lock.withText(lock.text().replace("\n", "\r\n")) : lock;
    }

    private static Map<String, String> moves(FileTree before, List<Migration> migrations) {
        Map<String, String> moves = new LinkedHashMap<>();
        for (String path : before.files().keySet()) {
            FileTree alone = FileTree.EMPTY.with(path, before.files().get(path));
            for (Migration migration : migrations) {
                alone = migration.apply(alone);
            }
            String target = alone.files().firstKey();
            if (!target.equals(path)) {
                moves.put(path, target);
            }
        }
        return moves;
    }
}
