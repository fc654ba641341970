package dev.waystone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie.
 *
 * @param root the clone
 */
record House(Path root) {
    /** As the launcher says. */
    static House ofThisCommand() {
        return new House(Path.of(System.getProperty("waystone.home", ""))
                .toAbsolutePath()
                .normalize());
    }

    /** Whether it is the platform with its services, and not a service's own repository. */
    boolean isCheckout() {
        return Files.isDirectory(root.resolve("infra/local"));
    }

    /** Everything the platform writes. */
    Path state() {
        return root.resolve(".waystone");
    }

    Path logs() {
        return made("logs");
    }

    /** What was built from which sources. */
    Path marks() {
        return made("built");
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(state().resolve(name));
        } catch (IOException e) {
            throw new Failure("cannot write " + state().resolve(name) + " ("
                    + e.getClass().getSimpleName() + "); free some space, or give the folder to this user");
        }
    }
}
