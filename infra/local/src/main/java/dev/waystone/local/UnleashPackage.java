package dev.waystone.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The Unleash server as npm installs it, for whoever wants the real one. Its licence is the AGPL: it is never bundled and never
 * installed unasked.
 */
public final class UnleashPackage {

    /** The version that is tested. */
    public static final String VERSION = "8.2.0";

    private static final String NAME = "unleash-server";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private UnleashPackage(Path folder) {
        this.folder = folder;
    }

    /** That of a clone. */
    public static UnleashPackage of(Path root) {
        return new UnleashPackage(root.resolve(".waystone/unleash"));
    }

    /** Whether it is there as a whole, in the tested version: npm writes what it has installed down at the end. */
    public boolean isInstalled() {
        Path installed = folder.resolve("node_modules/.package-lock.json");
        try {
            return Files.exists(installed)
                    && JSON.readTree(Files.readString(installed))
                            .path("packages")
                            .path("node_modules/" + NAME)
                            .path("version")
                            .asText()
                            .equals(VERSION);
        } catch (IOException e) {
            return false; // cut off while it was written: installed anew
        }
    }

    /** What installs it, from wherever the user's npm gets its packages; run in {@link #folder()}. */
    public List<String> installation() {
        return List.of(
                "npm",
                "install",
                "--prefix",
                ".",
                "--cache",
                "cache",
                "--omit",
                "dev",
                "--omit-lockfile-registry-resolved",
                "--no-audit",
                "--no-fund",
                "--no-update-notifier",
                NAME + "@" + VERSION);
    }

    /** Where it is, below {@code .waystone}; made if it is not there. */
    public Path folder() {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LocalProblem("cannot make " + folder + " (" + e.getMessage() + ")", "make room on the disk");
        }
    }
}
