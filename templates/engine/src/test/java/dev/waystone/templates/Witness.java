package dev.waystone.templates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what went into a merge with what came out, file by file and line by line, knowing nothing of how it merges. */
final class Witness {
    private final Upgrade upgrade;
    private final FileTree yours;
    private final Merged merged;
    private final Set<String> reported = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();

    private Witness(Upgrade upgrade, FileTree yours, Merged merged) {
        this.upgrade = upgrade;
        this.yours = yours;
        this.merged = merged;
        merged.conflicts().forEach(conflict -> reported.add(conflict.path()));
    }

    /**
     * All that a merge must not do, and did.
     *
     * @param yours with the migrations' moves done
     */
    static List<String> wrongs(Upgrade upgrade, FileTree yours, Merged merged) {
        Witness witness = new Witness(upgrade, yours, merged);
        Set<String> paths = new TreeSet<>();
        for (FileTree tree : List.of(upgrade.base(), yours, upgrade.theirs(), merged.tree())) {
            paths.addAll(tree.files().keySet());
        }
        paths.remove(Lock.FILE);
        paths.forEach(witness::file);
        return witness.wrong;
    }

    private void file(String path) {
        Optional<TreeFile> base = upgrade.base().get(path);
        Optional<TreeFile> mine = yours.get(path);
        Optional<TreeFile> theirs = upgrade.theirs().get(path);
        Optional<TreeFile> result = merged.tree().get(path);
        Mode mode = upgrade.rules().mode().apply(path);
        if (same(mine, base) && (mode != Mode.OWNED || base.isEmpty())) {
            must(same(result, theirs), "unedited, is not the template's", path);
        } else if (mode == Mode.OWNED) {
            must(result.equals(mine), "the user's own, is not as it was", path);
        } else if (same(mine, theirs) || (same(theirs, base) && mode == Mode.SHARED)) {
            must(result.equals(mine), "changed by the user alone, is not as it was", path);
        } else if (mine.isEmpty()) {
            must(result.isEmpty(), "deleted by the user, is there again", path);
            must(same(theirs, base) || reported.contains(path), "deleted by the user, is not reported", path);
        } else if (mode == Mode.MANAGED || theirs.isEmpty() || !isText(base, mine, theirs)) {
            must(result.equals(mine) && reported.contains(path), "changed by both, is not kept and reported", path);
        } else if (result.isEmpty()) {
            wrong.add(path + ": changed by both, is gone");
        } else {
            lines(path);
            ends(path, base, mine.get(), result.get());
        }
    }

    private void lines(String path) {
        Lines base = Lines.of(upgrade.base().get(path));
        Lines mine = Lines.of(yours.get(path));
        Lines theirs = Lines.of(upgrade.theirs().get(path));
        Lines result = Lines.of(merged.tree().get(path));
        for (String line : Lines.all(base, mine, theirs, result)) {
            int some = result.count(line);
            int taken = Math.max(0, base.count(line) - theirs.count(line));
            must(some >= mine.count(line) - taken, "the user's line vanished: " + line, path);
            if (!reported.contains(path)) {
                int gone = Math.max(0, base.count(line) - mine.count(line));
                int added = Math.max(0, theirs.count(line) - base.count(line));
                must(some >= theirs.count(line) - gone, "the template's line vanished: " + line, path);
                must(some <= mine.count(line) + added, "nobody wrote it so often: " + line, path);
            }
        }
        must(result.alsoIn(mine).equals(mine.alsoIn(result)), "the user's lines have another order", path);
    }

    private void ends(String path, Optional<TreeFile> base, TreeFile mine, TreeFile result) {
        boolean markers = result.text().contains("<<<<<<< yours");
        must(!markers || reported.contains(path), "markers are not reported", path);
        boolean windows = mine.text().contains("\r\n");
        must(!windows || !result.text().replace("\r\n", "").contains("\n"), "line ends", path);
        boolean turned = base.filter(file -> file.kind() != mine.kind()).isPresent();
        must(!turned || result.kind() == mine.kind(), "kind", path);
    }

    private void must(boolean holds, String what, String path) {
        if (!holds) {
            wrong.add(path + ": " + what);
        }
    }

    @SafeVarargs
    private static boolean isText(Optional<TreeFile>... files) {
        return List.of(files).stream().flatMap(Optional::stream).allMatch(TreeFile::isText);
    }

    private static boolean same(Optional<TreeFile> one, Optional<TreeFile> other) {
        return one.isPresent() == other.isPresent()
                && (one.isEmpty() || one.get().sameAs(other.orElseThrow()));
    }
}
