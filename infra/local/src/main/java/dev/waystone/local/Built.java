package dev.waystone.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The stack's programs as they were built: beside their sources in a checkout of the platform, in an archive that the
 * build has fetched in a service's own repository.
 */
final class Built implements AutoCloseable {

    private final Path root;
    private final @Nullable FileSystem archive;

    private Built(Path root, @Nullable FileSystem archive) {
        this.root = root;
        this.archive = archive;
    }

    static Built in(Path root) {
        if (isCheckout(root)) {
            return new Built(root, null);
        }
        Path file = fetched(root).resolve("waystone.zip");
        if (!Files.exists(file)) {
            throw missing(root, file);
        }
        try {
            return new Built(root, FileSystems.newFileSystem(file));
        } catch (IOException e) {
            throw new LocalProblem(
                    "cannot read " + file + " (" + e.getMessage() + ")", "delete it and run ./mvnw generate-resources");
        }
    }

    /** What the supervisor and the broker run from: place in the state folder, original. */
    Map<String, Path> copies() {
        if (archive != null) {
            return Map.of("local/lib", archive.getPath("/lib"), "broker", archive.getPath("/broker"));
        }
        Path own = root.resolve("infra/local/target");
        Path broker = root.resolve("infra/local/kafka/target");
        return Map.of(
                "local/classes", own.resolve("classes"),
                "local/lib", own.resolve("stack/lib"),
                "broker/lib", broker.resolve("lib"),
                "broker/waystone-local-kafka.jar", broker.resolve("waystone-local-kafka.jar"));
    }

    /** The folder with the jar that holds the programs of {@code postgres} or {@code redis}. */
    static Path programs(Path root, String part) {
        Path all = isCheckout(root) ? root.resolve("infra/local/target/stack") : fetched(root);
        return all.resolve(part);
    }

    static LocalProblem missing(Path root, Path what) {
        return isCheckout(root)
                ? new LocalProblem(what + " is not built", "run ./mvnw package")
                : new LocalProblem(what + " is not fetched", "run ./mvnw generate-resources");
    }

    @Override
    public void close() {
        try {
            if (archive != null) {
                archive.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isCheckout(Path root) {
        return Files.isDirectory(root.resolve("infra/local"));
    }

    private static Path fetched(Path root) {
        return root.resolve(".waystone/platform").resolve(version());
    }

    /** As Maven notes it in this module's jar. */
    private static String version() {
        String file = "/META-INF/maven/dev.waystone/waystone-local/pom.properties";
        try (InputStream stream = Built.class.getResourceAsStream(file)) {
            var properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
