package dev.waystone.cli.clones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.templates.FileTree;
import dev.waystone.templates.TreeFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRepositoryFilesTest {
    @TempDir
    Path folder;

    @Test
    void a_repository_is_whole_and_says_nothing_of_this_machine_in_what_it_commits() throws IOException {
        Path root = folder.resolve("parking permits");
        FileTree files = FileTree.EMPTY
                .with("pom.xml", TreeFile.of("<project/>\n"))
                .with(".gitignore", TreeFile.of(".waystone/\n"));

        new OwnRepository(root).make(files, folder.resolve("a platform"), "feat: parking-permits");

        Git git = new Git(root);
        assertThat(git.run("ls-files").text().lines()).containsExactly(".gitignore", "pom.xml");
        assertThat(git.run("status", "--short", "--untracked-files=all").text().lines())
                .allMatch(line -> line.startsWith("A ")); // added if Git knows no identity here, else nothing
        assertThat(root.resolve(".waystone/settings.xml"))
                .content()
                .contains("a%20platform", "<mirrorOf>waystone-platform</mirrorOf>");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }
}
