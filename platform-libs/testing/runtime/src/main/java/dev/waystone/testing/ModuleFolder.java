package dev.waystone.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A Maven module on disk and whether this run may rewrite its contract files. */
record ModuleFolder(Path folder) {

    /** The module whose tests run: Surefire names it, an IDE starts tests in it. */
    static ModuleFolder current() {
        return new ModuleFolder(Path.of(System.getProperty("basedir", System.getProperty("user.dir")))
                .toAbsolutePath());
    }

    static boolean mayUpdateContracts() {
        return "update".equals(System.getProperty("waystone.contracts"));
    }

    Path file(String relative) {
        return folder.resolve(relative);
    }

    List<Path> filesUnder(String relative, Predicate<Path> wanted) {
        Path start = file(relative);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(start)) {
            return all.filter(Files::isRegularFile).filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
