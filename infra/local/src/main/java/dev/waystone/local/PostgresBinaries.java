package dev.waystone.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the database's programs, once for each version. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}. */
    static Path unpack(Path jar, Path state) {
        Path home = state.resolve(jar.getFileName().toString().replace(".jar", ""));
        if (Files.exists(home)) {
            return home;
        }
        Path draft = state.resolve("postgres-programs.new");
        try {
            Folders.delete(draft); // an end halfway left it
            Files.createDirectories(draft);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(jar.toFile(), draft);
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            return home;
        } catch (IOException e) {
            abandon(draft);
            throw new LocalProblem(
                    "cannot unpack " + jar + " into " + state + " (" + e.getMessage() + ")", "make room on the disk");
        }
    }

    private static void abandon(Path draft) {
        try {
            Folders.delete(draft);
        } catch (IOException e) {
            return; // the next start tries again
        }
    }

    private static void unpack(java.io.File jar, Path to) throws IOException {
        try (var archive = new JarFile(jar)) {
            var entry = archive.stream()
                    .filter(e -> e.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream packed = new BufferedInputStream(archive.getInputStream(entry));
                    var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
                for (TarArchiveEntry file = tar.getNextEntry(); file != null; file = tar.getNextEntry()) {
                    unpack(tar, file, to.resolve(file.getName()).normalize());
                }
            }
        }
    }

    private static void unpack(InputStream tar, TarArchiveEntry file, Path to) throws IOException {
        if (file.isDirectory()) {
            Files.createDirectories(to);
            return;
        }
        Files.createDirectories(to.getParent());
        if (file.isSymbolicLink()) {
            Files.createSymbolicLink(to, Path.of(file.getLinkName()));
            return;
        }
        Files.copy(tar, to);
        boolean runs = (file.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
