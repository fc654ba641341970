package dev.waystone.cli.clones;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloneFilesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void a_clone_that_was_built() throws IOException {
        Files.writeString(folder.resolve(".gitignore"), ".waystone/\ntarget/\n");
        Files.writeString(folder.resolve("pom.xml"), "<project/>\n");
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/a.jar"), "");
    }

    @Test
    void are_what_git_tracks_and_would_track() {
        new Git(folder).run("init", "--quiet");

        assertThat(CloneFiles.read(folder).files()).containsOnlyKeys(".gitignore", "pom.xml");
    }

    @Test
    void the_state_folder_is_none_also_where_it_is_a_link_which_its_rule_does_not_ignore() throws IOException {
        new Git(folder).run("init", "--quiet");
        Files.createSymbolicLink(folder.resolve(".waystone"), Files.createDirectories(folder.resolve("target/state")));

        assertThat(CloneFiles.read(folder).files()).containsOnlyKeys(".gitignore", "pom.xml");
    }

    @Test
    void without_git_what_builds_leave_behind_is_left_out() {
        assertThat(CloneFiles.read(folder).files()).containsOnlyKeys(".gitignore", "pom.xml");
    }
}
