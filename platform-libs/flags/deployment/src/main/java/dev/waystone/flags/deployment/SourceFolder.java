package dev.waystone.flags.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The module that is built.
 *
 * @param folder the one above its {@code target}
 */
record SourceFolder(Path folder) {

    /** Its descriptor, if it has one. */
    Optional<Path> descriptor() {
        return Optional.of(folder.resolve("service.yaml")).filter(Files::isRegularFile);
    }

    /** The path below the module's folder of a source such as {@code org/acme/Orders.java}; itself if there is none. */
    String locate(String source) {
        return Stream.of("src/main/java/", "src/test/java/")
                .map(root -> root + source)
                .filter(path -> Files.isRegularFile(folder.resolve(path)))
                .findFirst()
                .orElse(source);
    }
}
