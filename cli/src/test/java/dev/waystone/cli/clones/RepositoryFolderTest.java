package dev.waystone.cli.clones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryFolderTest {
    private static final String CORE = "dev/waystone/waystone-core/";

    @TempDir
    Path folder;

    @Test
    void it_knows_what_it_was_made_from_until_it_is_told_to_forget() throws IOException {
        RepositoryFolder repository = RepositoryFolder.made(folder.resolve("new one"));
        assertThat(repository.holds("sources")).isFalse();

        repository.note("sources");
        assertThat(repository.holds("sources")).isTrue();
        assertThat(repository.holds("other sources")).isFalse();

        repository.forget();
        assertThat(repository.holds("sources")).isFalse();
    }

    @Test
    void snapshots_that_newer_ones_replace_are_dropped_and_releases_stay() throws IOException {
        write(CORE + "1.0.0/waystone-core-1.0.0.pom", "");
        write(CORE + "0.1.0-SNAPSHOT/waystone-core-0.1.0-20260101.000000-1.pom", "");
        write(CORE + "0.1.0-SNAPSHOT/waystone-core-0.1.0-20260102.000000-2.pom", "");
        write(CORE + "0.1.0-SNAPSHOT/waystone-core-0.1.0-20260102.000000-2.jar", "");
        write(
                CORE + "0.1.0-SNAPSHOT/maven-metadata.xml",
                "<snapshotVersion><value>0.1.0-20260102.000000-2</value></snapshotVersion>");
        RepositoryFolder repository = RepositoryFolder.made(folder);

        repository.dropOldSnapshots();

        assertThat(folder.resolve(CORE + "0.1.0-SNAPSHOT"))
                .isDirectoryContaining("glob:**-2.jar")
                .isDirectoryContaining("glob:**/maven-metadata.xml")
                .isDirectoryNotContaining("glob:**-1.pom");
        assertThat(repository.artifacts()).isEqualTo(2);
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        write("taken", "");
        assertThatThrownBy(() -> RepositoryFolder.made(folder.resolve("taken")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is no folder; name one that is, or that is not there yet");
        assertThatThrownBy(() -> RepositoryFolder.made(folder.resolve("taken/below")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cannot make");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
