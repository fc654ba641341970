package dev.waystone.cli.clones;

import dev.waystone.templates.FileTree;
import dev.waystone.templates.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which files of a clone can be executed, as Git's index says: on a disk that keeps no such bits ({@code core.fileMode=false}) all
 * or none seem so.
 */
public final class ExecutableBits {
    private final Set<String> executable = new HashSet<>();

    private ExecutableBits() {}

    /** Whether Git looks at those of the disk. */
    public static boolean areReal(Git git) {
        return !git.ask("config", "--type=bool", "--get", "core.fileMode")
                .text()
                .equals("false");
    }

    /** Those of the index, with paths from Git's folder. */
    static ExecutableBits of(Git git) {
        var bits = new ExecutableBits();
        byte[] listed = git.run("ls-files", "-z", "--stage").output();
        for (String entry : new String(listed, StandardCharsets.UTF_8).split("\0")) {
            if (entry.startsWith("100755 ")) {
                bits.executable.add(entry.substring(entry.indexOf('\t') + 1));
            }
        }
        return bits;
    }

    FileTree in(FileTree files) {
        SortedMap<String, TreeFile> told = new TreeMap<>();
        files.files().forEach((path, file) -> told.put(path, of(path, file)));
        return new FileTree(told);
    }

    private TreeFile of(String path, TreeFile file) {
        if (file.kind() == TreeFile.Kind.LINK) {
            return file;
        }
        return file.withKind(executable.contains(path) ? TreeFile.Kind.EXECUTABLE : TreeFile.Kind.REGULAR);
    }
}
