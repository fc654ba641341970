package dev.waystone.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Services that a team has made from a template. They describe themselves; the platform's pages and lists leave them out. */
public final class Clones {

    private static final String LOCK = "waystone.lock";

    private Clones() {}

    /** Whether a file or folder is one, or lies in one. */
    public static boolean have(Path path) {
        return Stream.iterate(path, folder -> folder != null, Path::getParent)
                .anyMatch(folder -> Files.exists(folder.resolve(LOCK)));
    }
}
