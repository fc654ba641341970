package dev.waystone.templates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what went into a merge with what came out, line by line, knowing nothing of how it merges. */
final class Witness {
    private final Upgrade upgrade;
    private final FileTree yours;
    private final Merged merged;
    private final Set<String> reported = new HashSet<>();

    Witness(Upgrade upgrade, FileTree yours, Merged merged) {
        this.upgrade = upgrade;
        this.yours = yours;
        this.merged = merged;
        merged.conflicts().forEach(conflict -> reported.add(conflict.path()));
    }

    /** Lines that the user wrote, and lines that nobody took away, that are not there any more. */
    List<String> linesOfTheUserThatVanished() {
        List<String> lost = new ArrayList<>();
        for (Map.Entry<String, TreeFile> file : yours.files().entrySet()) {
            String path = file.getKey();
            if (path.equals(Lock.FILE) || !file.getValue().isText()) {
                continue;
            }
            Set<String> base = lines(upgrade.base().get(path));
            Set<String> theirs = lines(upgrade.theirs().get(path));
            Set<String> result = lines(merged.tree().get(path));
            for (String line : lines(Optional.of(file.getValue()))) {
                boolean wanted = !base.contains(line) || theirs.contains(line);
                if (wanted && !result.contains(line)) {
                    lost.add("yours of " + path + ": " + line);
                }
            }
        }
        return lost;
    }

    /** Lines that the template added to a shared file that the user has, neither there nor in a reported conflict. */
    List<String> linesOfTheTemplateThatVanished() {
        List<String> lost = new ArrayList<>();
        for (Map.Entry<String, TreeFile> file : upgrade.theirs().files().entrySet()) {
            String path = file.getKey();
            boolean shared = upgrade.rules().mode().apply(path) == Mode.SHARED;
            if (!shared || reported.contains(path) || !file.getValue().isText()) {
                continue;
            }
            Set<String> base = lines(upgrade.base().get(path));
            Set<String> result = lines(merged.tree().get(path));
            for (String line : lines(Optional.of(file.getValue()))) {
                if (!base.contains(line) && !result.contains(line)) {
                    lost.add("theirs of " + path + ": " + line);
                }
            }
        }
        return lost;
    }

    /** Line ends and bits of files that only the user changed, and conflicts' markers that nobody reports. */
    List<String> filesThatChangedInOtherWays() {
        List<String> wrong = new ArrayList<>();
        merged.tree().files().forEach((path, file) -> {
            boolean markers = file.isText() && file.text().contains("<<<<<<< yours");
            if (markers && !reported.contains(path)) {
                wrong.add("markers in " + path + " are not reported");
            }
            Optional<TreeFile> mine = yours.get(path);
            if (mine.isEmpty() || path.equals(Lock.FILE)) {
                return;
            }
            if (mine.get().text().contains("\r\n")
                    && file.text().replace("\r\n", "").contains("\n")) {
                wrong.add("line ends of " + path);
            }
            if (upgrade.base()
                            .get(path)
                            .filter(base -> base.kind() != mine.get().kind())
                            .isPresent()
                    && file.kind() != mine.get().kind()) {
                wrong.add("kind of " + path);
            }
        });
        return wrong;
    }

    private static Set<String> lines(Optional<TreeFile> file) {
        Set<String> lines = new HashSet<>();
        file.ifPresent(found -> found.text().lines().map(String::strip).forEach(lines::add));
        return lines;
    }
}
