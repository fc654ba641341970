package dev.waystone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service in a repository of its own: the stack comes out of the archive that the build has fetched. */
class OwnRepositoryTest {

    @TempDir
    Path folder;

    private Path fetched;
    private Path state;
    private Toolbox toolbox;

    @BeforeEach
    void a_repository() {
        Path root = folder.resolve("a service");
        fetched = root.resolve(".waystone/platform/unknown"); // classes that come from no jar know no version
        state = root.resolve(".waystone/test");
        toolbox = new Toolbox(root, state);
    }

    @Test
    void the_stack_runs_from_copies_of_what_the_archive_holds() throws IOException {
        archive(Map.of(
                "lib/local.jar", "one", "broker/waystone-local-kafka.jar", "two", "broker/lib/kafka.jar", "three"));
        Files.createDirectories(folder.resolve("a service/target/quarkus-app"));
        Files.writeString(folder.resolve("a service/target/quarkus-app/quarkus-run.jar"), "the service itself");

        toolbox.copy(Set.of("loyalty-accounts"));

        assertThat(state.resolve("local/lib/local.jar")).hasContent("one");
        assertThat(state.resolve("broker/waystone-local-kafka.jar")).hasContent("two");
        assertThat(state.resolve("broker/lib/kafka.jar")).hasContent("three");
        assertThat(toolbox.application("loyalty-accounts")).hasContent("the service itself");
    }

    @Test
    void a_newer_archive_replaces_what_differs_although_times_and_sizes_are_equal() throws IOException {
        archive(Map.of("lib/local.jar", "one", "lib/gone.jar", "old", "broker/lib/kafka.jar", "three"));
        toolbox.copy(Set.of());
        archive(Map.of("lib/local.jar", "two", "broker/lib/kafka.jar", "three"));
        toolbox.copy(Set.of());

        assertThat(state.resolve("local/lib/local.jar")).hasContent("two");
        assertThat(state.resolve("local/lib/gone.jar")).doesNotExist();
    }

    @Test
    void what_was_not_fetched_is_asked_for() {
        assertThatThrownBy(() -> toolbox.copy(Set.of()))
                .isInstanceOfSatisfying(
                        LocalProblem.class,
                        problem -> assertThat(problem.line())
                                .contains("waystone.zip is not fetched", "./mvnw generate-resources"));
        assertThatThrownBy(() -> toolbox.programs("redis"))
                .isInstanceOfSatisfying(
                        LocalProblem.class,
                        problem -> assertThat(problem.line())
                                .contains("unknown/redis is not fetched", "./mvnw generate-resources"));
    }

    private void archive(Map<String, String> files) throws IOException {
        Files.createDirectories(fetched);
        try (OutputStream file = Files.newOutputStream(fetched.resolve("waystone.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setLastModifiedTime(FileTime.fromMillis(1_700_000_000_000L));
                zip.putNextEntry(header);
                zip.write(entry.getValue().getBytes());
                zip.closeEntry();
            }
        }
    }
}
