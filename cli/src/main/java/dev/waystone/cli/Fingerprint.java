package dev.waystone.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A text that changes with the content of any source file, but not with times or built files. */
final class Fingerprint {
    private static final Set<String> NO_SOURCES = Set.of("target", ".git", ".waystone");
    private static final Set<String> NOT_RUN = Set.of("target", ".git", ".waystone", "test");

    private Fingerprint() {}

    /** Of what runs: without tests. */
    static String of(Path root, Collection<Path> places) throws IOException {
        return of(files(root, places, NOT_RUN));
    }

    /** Of what is handed on: tests, too. */
    static String withTests(Path root, Collection<Path> places) throws IOException {
        return of(files(root, places, NO_SOURCES));
    }

    private static String of(SortedMap<String, Path> files) throws IOException {
        MessageDigest digest = sha256();
        for (var file : files.entrySet()) {
            digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file.getValue()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** When the youngest file of what runs was written. */
    static FileTime newest(Path root, Collection<Path> places) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (Path file : files(root, places, NOT_RUN).values()) {
            FileTime written = Files.getLastModifiedTime(file);
            newest = written.compareTo(newest) > 0 ? written : newest;
        }
        return newest;
    }

    private static SortedMap<String, Path> files(Path root, Collection<Path> places, Set<String> leftOut)
            throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        for (Path place : places) {
            Files.walkFileTree(place, new Collector(root, files, leftOut));
        }
        return files;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final SortedMap<String, Path> files;
        private final Set<String> leftOut;

        Collector(Path root, SortedMap<String, Path> files, Set<String> leftOut) {
            this.root = root;
            this.files = files;
            this.leftOut = leftOut;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            return leftOut.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(root.relativize(file).toString(), file);
            return FileVisitResult.CONTINUE;
        }
    }
}
