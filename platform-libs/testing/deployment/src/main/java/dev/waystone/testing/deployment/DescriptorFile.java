package dev.waystone.testing.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a module says what it needs: a service beside its POM, a library among its test resources. */
final class DescriptorFile {

    private DescriptorFile() {}

    static Optional<Path> of(Path module) {
        return Stream.of("service.yaml", "src/test/resources/service.yaml")
                .map(module::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The repository that a file lies in: the nearest folder above it that has the build's launcher. */
    static Path repositoryOf(Path file) {
        return Stream.iterate(file.toAbsolutePath().getParent(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(file + " lies in no repository: no folder above it has an mvnw"));
    }
}
