package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the Maven of the repository that the command belongs to, with its user's settings. */
@FunctionalInterface
public interface MavenRun {
    /** For who only asks for names. */
    MavenRun NONE = (doing, log, arguments) -> {
        throw new Failure("templates are not fetched for this");
    };

    /**
     * Runs it, showing how far it is.
     *
     * @param doing what for, in words for a person
     * @param log gets everything that it prints
     * @throws Failure if it fails or does not end within minutes
     */
    void run(String doing, Path log, String... arguments) throws IOException, InterruptedException;
}
