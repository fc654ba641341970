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
}
