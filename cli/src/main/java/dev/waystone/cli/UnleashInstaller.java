package dev.waystone.cli;

import dev.waystone.local.UnleashPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Installs the Unleash server into this clone for whoever asked for it. */
final class UnleashInstaller {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final House house;
    private final Console console;
    private final String npm;
    private final Duration patience;

    /** Runs the {@code npm} that is on the path. */
    UnleashInstaller(House house, Console console) {
        this(house, console, "npm", PATIENCE);
    }

    /**
     * @param npm its name on the path, or where it is
     * @param patience how long it may take
     */
    UnleashInstaller(House house, Console console, String npm, Duration patience) {
        this.house = house;
        this.console = console;
        this.npm = npm;
        this.patience = patience;
    }

    /**
     * Installs it unless it is there.
     *
     * @throws Failure if npm is missing, fails or has not ended in time
     */
    void ready() throws IOException, InterruptedException {
        UnleashPackage unleash = UnleashPackage.of(house.root());
        if (unleash.isInstalled()) {
            return;
        }
        console.say("installing unleash-server " + UnleashPackage.VERSION + " (licence AGPL-3.0, 200 MB) into "
                + unleash.folder());
        Path log = house.logs().resolve("unleash-install.log");
        List<String> command = new ArrayList<>(unleash.installation());
        command.set(0, npm);
        int code = run(command, unleash.folder(), log);
        delete(unleash.folder().resolve("cache"));
        if (code != 0 || !unleash.isInstalled()) {
            throw new Failure("npm cannot install the Unleash server; see " + log);
        }
    }

    private int run(List<String> command, Path folder, Path log) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor(patience)) {
                return process.exitValue();
            }
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            throw new Failure(
                    "npm has not installed the Unleash server after " + patience.toSeconds() + " s; see " + log);
        } catch (IOException e) {
            throw new Failure("npm cannot be run (" + e.getMessage() + "); install Node 20 or newer, which has it");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
