package dev.waystone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie.
 *
 * @param root the clone
 * @param copy the copy of the command that runs
 */
record House(Path root, Path copy) {
    /** As the launcher says. */
    static House ofThisCommand() {
        Path root = Path.of(System.getProperty("waystone.home", "")).toAbsolutePath().normalize();
        return new House(root, Path.of(System.getProperty("waystone.copy", root.resolve("cli/target").toString())));
    }

    /** Everything the platform writes. */
    Path state() {
        return root.resolve(".waystone");
    }

    /** Temporary files. */
    Path temporary() {
        return made("tmp");
    }

    Path logs() {
        return made("logs");
    }

    /** The services as they run: copies, so that a build may go on meanwhile. */
    Path apps() {
        return made("apps");
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(state().resolve(name));
        } catch (IOException e) {
            throw new Failure("cannot write " + state().resolve(name) + " (" + e.getClass().getSimpleName()
                    + "); free some space, or give the folder to this user");
        }
    }
}
