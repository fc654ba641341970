package dev.waystone.cli.clones;

import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files of a clone that a person wrote or generation gave, as they lie on disk. */
public final class CloneFiles {
    private static final String STATE = ".waystone";
    private static final Set<String> BUILT = Set.of("target", ".git", STATE, "node_modules", ".idea");

    private CloneFiles() {}

    /** With Git, what it tracks and what it would; without, all but what builds leave behind. Links are not followed. */
    public static FileTree read(Path folder) {
        Git git = new Git(folder);
        if (!Git.isInstalled() || !git.isRepository()) {
            return walk(folder);
        }
        Set<String> wanted = new HashSet<>();
        Git.Answer listed = git.run("ls-files", "-z", "--cached", "--others", "--exclude-standard");
        for (String path : new String(listed.output(), StandardCharsets.UTF_8).split("\0")) {
            if (path.equals(STATE) || path.startsWith(STATE + "/")) {
                continue; // an upgrade lends its scratch copy this folder as a link, which a rule for folders does not
                // ignore
            }
            wanted.add(path);
            for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
                wanted.add(path.substring(0, end + 1));
            }
        }
        FileTree files = Folder.read(folder, wanted::contains);
        return ExecutableBits.areReal(git) ? files : ExecutableBits.of(git).in(files);
    }

    /** All but what builds leave behind, whatever Git says. */
    public static FileTree walk(Path folder) {
        return Folder.read(folder, CloneFiles::isSource);
    }

    static boolean isSource(String path) {
        List<String> names = List.of(path.split("/"));
        return names.stream().noneMatch(BUILT::contains);
    }
}
