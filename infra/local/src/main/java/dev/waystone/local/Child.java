package dev.waystone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One running process of a part, with those it started itself. */
final class Child {

    private final Process process;
    private final long startedAt = System.nanoTime();

    private Child(Process process) {
        this.process = process;
    }

    static Child start(Guard guard, Launch launch, Path log) {
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(guard.around(launch.stopSignal(), launch.command()))
                    .directory(launch.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(launch.environment());
            return new Child(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Resident memory of the process and its children in bytes, as far as the system tells. */
    long memory() {
        return tree().stream().mapToLong(Memory::of).sum();
    }

    /** Ends it with its children, the frozen ones, too: one that lingers would keep its successor from starting. */
    void kill() {
        signal("KILL", tree());
    }

    void pause() {
        signal("STOP", tree());
    }

    void resume() {
        signal("CONT", tree());
    }

    /** Asks it to end, and ends it by force when it has not within {@code patience}. */
    void stop(String signal, Duration patience) {
        if (!alive()) {
            return;
        }
        var tree = tree();
        signal("CONT", tree);
        signal(signal, List.of(process.pid()));
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                signal("KILL", tree);
                process.waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            signal("KILL", tree);
            Thread.currentThread().interrupt();
        }
    }

    private List<Long> tree() {
        var pids = new ArrayList<>(List.of(process.pid()));
        process.descendants().map(ProcessHandle::pid).forEach(pids::add);
        return pids;
    }

    private static void signal(String signal, List<Long> pids) {
        var command = new ArrayList<>(
                List.of("sh", "-c", "kill \"$@\"", "sh", "-" + signal)); // a small system has no bin/kill
        pids.forEach(pid -> command.add(Long.toString(pid)));
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
