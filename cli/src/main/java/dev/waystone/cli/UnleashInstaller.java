package dev.waystone.cli;

import dev.waystone.local.UnleashPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Installs the Unleash server into this clone for whoever asked for it. */
final class UnleashInstaller {
    private static final int PATIENCE_MINUTES = 15;

    private final House house;
    private final Console console;

    UnleashInstaller(House house, Console console) {
        this.house = house;
        this.console = console;
    }

    /**
     * Installs it unless it is there.
     *
     * @throws Failure if npm is missing or fails
     */
    void ready() throws IOException, InterruptedException {
        UnleashPackage unleash = UnleashPackage.of(house.root());
        if (unleash.isInstalled()) {
            return;
        }
        console.say("installing unleash-server " + UnleashPackage.VERSION + " (licence AGPL-3.0, 200 MB) into "
                + unleash.folder());
        Path log = house.logs().resolve("unleash-install.log");
        int code = run(unleash.installation(), unleash.folder(), log);
        delete(unleash.folder().resolve("cache"));
        if (code != 0 || !unleash.isInstalled()) {
            throw new Failure("npm cannot install the Unleash server; see " + log);
        }
    }

    private static int run(List<String> command, Path folder, Path log) throws InterruptedException {
        try {
            Process npm = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (npm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                return npm.exitValue();
            }
            npm.destroy();
            throw new Failure(
                    "npm has not installed the Unleash server after " + PATIENCE_MINUTES + " minutes; see " + log);
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
