package dev.waystone.testing.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorFileTest {

    @TempDir
    Path module;

    @Test
    void is_nowhere_in_a_module_that_needs_nothing() {
        assertThat(DescriptorFile.of(module)).isEmpty();
    }

    @Test
    void is_among_the_test_resources_of_a_library() throws Exception {
        Path file =
                Files.createDirectories(module.resolve("src/test/resources")).resolve("service.yaml");
        Files.writeString(file, "name: data");

        assertThat(DescriptorFile.of(module)).contains(file);
    }

    @Test
    void is_beside_the_pom_of_a_service() throws Exception {
        Files.writeString(
                Files.createDirectories(module.resolve("src/test/resources")).resolve("service.yaml"), "name: data");
        Path file = Files.writeString(module.resolve("service.yaml"), "name: stock-items");

        assertThat(DescriptorFile.of(module)).contains(file);
    }

    @Test
    void lies_in_the_repository_that_has_the_launcher() throws Exception {
        Path service = Files.createDirectories(module.resolve("services/stock-items"));
        Files.writeString(module.resolve("mvnw"), "");

        assertThat(DescriptorFile.repositoryOf(service.resolve("service.yaml"))).isEqualTo(module);
    }

    @Test
    void tells_that_it_lies_in_no_repository() {
        assertThatThrownBy(() -> DescriptorFile.repositoryOf(Path.of("/nowhere/service.yaml")))
                .hasMessageContaining("no folder above it has an mvnw");
    }
}
