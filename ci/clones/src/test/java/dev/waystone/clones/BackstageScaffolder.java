package dev.waystone.clones;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Backstage's catalogue and scaffolder as npm installs them below {@code .waystone}, once, from wherever the user's npm gets its
 * packages.
 */
final class BackstageScaffolder {

    private static final int NODE = 20;
    private static final List<String> WHAT = List.of("package.json", "package-lock.json");
    private static final String[] NPM = ("npm ci --cache cache --fetch-timeout 60000 --fetch-retries 1 --ignore-scripts"
                    + " --no-audit --no-fund --no-update-notifier")
            .split(" ");
    private static final Pattern NOT_GIVEN =
            Pattern.compile("npm error code (E40[134]|ENOTCACHED|ENOTFOUND|EAI_\\w+|ECONN\\w+|ETIMEDOUT)");

    private final Path source;
    private final Path folder;

    BackstageScaffolder(Checkout checkout) {
        this.source = checkout.root().resolve("ci/clones/backstage");
        this.folder = checkout.root().resolve(".waystone/backstage");
    }

    /** Installs it if it is not there; or says why this machine cannot have it. */
    Optional<String> lacks() throws IOException, InterruptedException {
        if (version("node").filter(major -> major >= NODE).isEmpty()) {
            return Optional.of("needs Node " + NODE + " or newer: install it");
        }
        if (isInstalled()) {
            return Optional.empty();
        }
        return version("npm").isEmpty() ? Optional.of("needs npm: install it") : install();
    }

    /** npm writes what it has installed down at the end, and begins with taking it away. */
    private boolean isInstalled() throws IOException {
        for (String file : WHAT) {
            if (!Files.exists(folder.resolve(file))
                    || Files.mismatch(source.resolve(file), folder.resolve(file)) >= 0) {
                return false;
            }
        }
        return Files.exists(folder.resolve("node_modules/.package-lock.json"));
    }

    private Optional<String> install() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("node_modules/.package-lock.json"));
        for (String file : WHAT) {
            Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        System.out.println(
                "npm installs Backstage's scaffolder in " + folder + ", once: 200 MB, half a minute or more");
        Path log = folder.resolve("npm.log");
        int code = run(5, log, NPM);
        String said = Files.readString(log);
        if (code != 0 && NOT_GIVEN.matcher(said).find()) {
            return Optional.of("needs Backstage's scaffolder, which npm cannot get; see " + log);
        }
        if (code != 0) {
            throw new AssertionError("npm cannot install Backstage's scaffolder; see " + log);
        }
        Workshop.empty(folder.resolve("cache"));
        return Optional.empty();
    }

    /**
     * Judges each case and makes what it asks for.
     *
     * @param cases a folder of cases, as {@code check.mjs} says
     * @return what is wrong, in a line each
     */
    List<String> problems(Path cases) throws IOException, InterruptedException {
        Path log = cases.resolveSibling(cases.getFileName() + ".log");
        int code = run(2, log, "node", source.resolve("check.mjs").toString(), cases.toString());
        List<String> lines = Files.readAllLines(log);
        if (code != (lines.isEmpty() ? 0 : 1)) {
            throw new AssertionError("check.mjs ended with " + code + "; see " + log);
        }
        return lines;
    }

    private Optional<Integer> version(String command) throws InterruptedException {
        try {
            Path log = Files.createDirectories(folder).resolve("version.log");
            run(1, log, command, "--version");
            return Optional.of(Integer.valueOf(Files.readString(log).strip().replaceAll("^v|[.].*", "")));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // it is not there, or nothing that we know
        }
    }

    private int run(long minutes, Path log, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            throw new AssertionError(command[0] + " takes longer than " + minutes + " min; see " + log);
        }
        return process.exitValue();
    }
}
