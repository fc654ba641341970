package dev.waystone.cli;

import dev.waystone.cli.clones.Git;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Runs the clone's own {@code mvnw}, with the caller's Maven repository. */
final class Maven {
    private static final Duration LIMIT = Duration.ofHours(1);

    private final House house;
    private final Map<String, String> environment;

    Maven(House house, Map<String, String> environment) {
        this.house = house;
        this.environment = environment;
    }

    /** Runs with this process's terminal and gives back Maven's exit code. */
    int inherit(String... arguments) throws IOException, InterruptedException {
        return process(arguments).inheritIO().start().waitFor();
    }

    /**
     * Runs, showing how far it is.
     *
     * @throws Failure if Maven fails, with its most telling line and the place of its log
     */
    void quietly(Console console, Path log, String... arguments) throws IOException, InterruptedException {
        quietly(console, Errand.build(log, LIMIT), arguments);
    }

    /**
     * What Maven is run for.
     *
     * @param doing what is being done until a module is named, in words for a person
     * @param failed what to call its failure
     * @param log gets all that it prints
     * @param limit when it is given up
     */
    record Errand(String doing, String failed, Path log, Duration limit) {
        static Errand build(Path log, Duration limit) {
            return new Errand("starting the build", "the build failed", log, limit);
        }
    }

    /**
     * The same, for a limited time.
     *
     * @throws Failure if Maven fails or has not ended by then
     */
    void quietly(Console console, Errand errand, String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(errand.log().toAbsolutePath().getParent());
        Process maven = process(arguments).redirectErrorStream(true).start();
        Thread kill = new Thread(() -> end(maven));
        Runtime.getRuntime().addShutdownHook(kill);
        AtomicBoolean late = new AtomicBoolean();
        Thread.ofVirtual().start(() -> endAfter(errand.limit(), maven, late));
        MavenProgress progress = follow(maven, console, errand);
        int code = maven.waitFor();
        if (Runtime.getRuntime().removeShutdownHook(kill) && code != 0) {
            String reason =
                    late.get() ? "it has not ended after " + errand.limit().toMinutes() + " min" : progress.reason();
            throw new Failure(errand.failed() + ": " + reason + " (all of it: " + errand.log() + ")");
        }
    }

    /**
     * The whole command, for {@code mvnw} with these arguments, run in the clone. The clone's path is in none of them:
     * Quarkus takes Maven's command line apart at blanks.
     */
    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(house.root().resolve("mvnw").toString());
        command.add("-B");
        repository().forEach(command::add);
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private Stream<String> repository() {
        String named = environment.getOrDefault("WAYSTONE_MAVEN_REPOSITORY", "");
        if (!named.isBlank()) {
            return Stream.of("-Dmaven.repo.local=" + named);
        }
        return Arrays.stream(environment.getOrDefault("MAVEN_ARGS", "").split(" "))
                .filter(argument -> argument.startsWith("-Dmaven.repo.local="));
    }

    private ProcessBuilder process(String... arguments) {
        ProcessBuilder builder =
                new ProcessBuilder(command(arguments)).directory(house.root().toFile());
        Git.forgetOthers(builder.environment());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private static MavenProgress follow(Process maven, Console console, Errand errand) throws IOException {
        MavenProgress progress = new MavenProgress(errand.doing());
        Instant start = Instant.now();
        try (BufferedReader lines = maven.inputReader(StandardCharsets.UTF_8);
                PrintWriter copy = new PrintWriter(Files.newBufferedWriter(errand.log()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.println(line);
                progress.read(line);
                console.progress(
                        progress.step(),
                        progress.text(Duration.between(start, Instant.now()).toSeconds()));
            }
        }
        return progress;
    }

    private static void endAfter(Duration limit, Process maven, AtomicBoolean late) {
        try {
            if (!maven.waitFor(limit)) {
                late.set(true);
                end(maven);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Process maven) {
        maven.descendants().forEach(ProcessHandle::destroy);
        maven.destroy();
    }
}
