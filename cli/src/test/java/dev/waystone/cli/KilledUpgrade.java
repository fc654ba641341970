package dev.waystone.cli;

import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.cli.upgrade.Step;
import dev.waystone.cli.upgrade.Upgrader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An upgrade in a process of its own, which kills itself with {@code kill -9} after a step, or is killed from outside. */
final class KilledUpgrade {
    private KilledUpgrade() {}

    private static final String UNTIL = "until ";

    /**
     * @param arguments the house, the clone's folder, and the step after which it dies, or nothing to live on, or {@code until} and a
     *     file that its work waits for
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        String last = arguments.length > 2 ? arguments[2] : "";
        new Upgrader(new GitTemplates(Path.of(arguments[0])), new FakeWorkshop(), step -> dieAfter(step, last))
                .upgrade(Clone.in(Path.of(arguments[1])), new Upgrader.Wish(Optional.empty(), Set.of(), false, true));
    }

    static Process start(Path house, Path clone, String last) throws IOException {
        return start(KilledUpgrade.class, house.toString(), clone.toString(), last);
    }

    /** A program of the tests in a process of its own. */
    static Process start(Class<?> program, String... arguments) throws IOException {
        return builder(program, List.of(arguments)).start();
    }

    static ProcessBuilder builder(Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        for (String part : List.of("api", "code", "file", "parser", "tree", "util")) {
            command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+PerfDisableSharedMem"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File("/dev/null"));
    }

    /** Begins its work and goes on when the file is there. */
    static Process startAndHold(Path house, Path clone, Path file) throws IOException {
        return start(house, clone, UNTIL + file);
    }

    private static void dieAfter(Step step, String last) {
        if (step == Step.COPIED && last.startsWith(UNTIL)) {
            await(Path.of(last.substring(UNTIL.length())));
        }
        if (step.name().equals(last)) {
            die();
        }
    }

    private static void await(Path file) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(file) && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** As {@code kill -9} does it. */
    static void die() {
        try {
            new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid())
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
