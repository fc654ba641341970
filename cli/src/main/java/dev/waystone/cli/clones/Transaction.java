package dev.waystone.cli.clones;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Changes to files that are all made or none: what was done is undone unless {@link #commit()} comes first, also when
 * Ctrl-C or a signal ends this process. Thread-safe.
 */
final class Transaction implements AutoCloseable {
    /** Something that takes a step back. */
    @FunctionalInterface
    interface Undo {
        void run() throws IOException;
    }

    private final Path staging;
    private final Deque<Undo> steps = new ArrayDeque<>();
    private final Thread hook = new Thread(this::undo);
    private boolean ended;

    /**
     * @param staging a folder for what is prepared, on the same disk as its place; empty at first, whatever a killed one left there, and
     *     deleted at the end in any case
     */
    Transaction(Path staging) throws IOException {
        this.staging = staging;
        Runtime.getRuntime().addShutdownHook(hook);
        Deletion.of(staging);
        Files.createDirectories(staging);
    }

    Path staging() {
        return staging;
    }

    /** Puts what was prepared in its place, where nothing is. */
    synchronized void move(Path from, Path to) throws IOException {
        check();
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        steps.push(() -> Deletion.of(to));
    }

    /** Gives a file another text; readers see the old one or the new one. */
    synchronized void replace(Path file, String text) throws IOException {
        check();
        byte[] before = Files.readAllBytes(file);
        write(file, text.getBytes(StandardCharsets.UTF_8));
        steps.push(() -> write(file, before));
    }

    /** From now on it stays. */
    synchronized void commit() throws IOException {
        check();
        ended = true;
        Deletion.of(staging);
    }

    /** Undoes everything unless it was committed; the first call does. */
    @Override
    public void close() {
        undo();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // this process ends already; what the hook would do is done
        }
    }

    private synchronized void undo() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            for (Undo step : steps) {
                step.run();
            }
            Deletion.of(staging);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever works on while this process is being ended stops here. */
    private void check() {
        if (ended) {
            throw new IllegalStateException("this has ended");
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
