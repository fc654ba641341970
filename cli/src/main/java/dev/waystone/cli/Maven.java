package dev.waystone.cli;

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
        quietly(console, log, LIMIT, arguments);
    }

    /**
     * The same, for a limited time.
     *
     * @throws Failure if Maven fails or has not ended by then
     */
    void quietly(Console console, Path log, Duration limit, String... arguments)
            throws IOException, InterruptedException {
        Process maven = process(arguments).redirectErrorStream(true).start();
        Thread kill = new Thread(() -> end(maven));
        Runtime.getRuntime().addShutdownHook(kill);
        AtomicBoolean late = new AtomicBoolean();
        Thread.ofVirtual().start(() -> endAfter(limit, maven, late));
        MavenProgress progress = follow(maven, console, log);
        int code = maven.waitFor();
        if (Runtime.getRuntime().removeShutdownHook(kill) && code != 0) {
            String reason = late.get() ? "it has not ended after " + limit.toMinutes() + " min" : progress.reason();
            throw new Failure("the build failed: " + reason + " (all of it: " + log + ")");
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
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private static MavenProgress follow(Process maven, Console console, Path log) throws IOException {
        MavenProgress progress = new MavenProgress();
        Instant start = Instant.now();
        try (BufferedReader lines = maven.inputReader(StandardCharsets.UTF_8);
                PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log))) {
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
