package dev.waystone.local;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is done to whole folders. */
final class Folders {

    private Folders() {}

    /** Makes the copy equal to the original, a file or a folder: copies what differs, deletes what the original has not. */
    static void mirror(Path original, Path copy) throws IOException {
        Set<String> wanted = new TreeSet<>(); // names, since the original may lie in an archive
        try (Stream<Path> files = Files.walk(original)) {
            files.forEach(file -> wanted.add(original.relativize(file).toString()));
        }
        for (String name : wanted) {
            copyIfDifferent(original.resolve(name), copy.resolve(name));
        }
        try (Stream<Path> files = Files.walk(copy)) {
            var stale = files.filter(
                            file -> !wanted.contains(copy.relativize(file).toString()))
                    .toList();
            for (Path file : stale.reversed()) {
                Files.delete(file);
            }
        }
    }

    /** Deletes it with all that is in it; does nothing if it is not there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void copyIfDifferent(Path file, Path to) throws IOException {
        if (Files.isDirectory(file)) {
            Files.createDirectories(to);
        } else if (!same(file, to)) {
            Files.createDirectories(to.getParent());
            Path draft = to.resolveSibling(to.getFileName() + ".new");
            copy(file, draft);
            Files.move(draft, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** An AOT cache is larger than all else and replaced, never rewritten: where it can, the copy is a second name of it. */
    private static void copy(Path file, Path to) throws IOException {
        if (file.endsWith(AotCache.NAME)) {
            try {
                Files.deleteIfExists(to);
                Files.createLink(to, file);
                return;
            } catch (IOException | UnsupportedOperationException e) {
                Files.deleteIfExists(to); // another disk, or one without links
            }
        }
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static boolean same(Path file, Path copy) throws IOException {
        if (!Files.exists(copy) || Files.size(file) != Files.size(copy)) {
            return false;
        }
        boolean tellsTime = file.getFileSystem() == FileSystems.getDefault(); // archives have one time for all
        return tellsTime
                ? Files.getLastModifiedTime(file).equals(Files.getLastModifiedTime(copy))
                : Files.mismatch(file, copy) < 0;
    }
}
