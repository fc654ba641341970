package dev.waystone.cli.clones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.templates.FileTree;
import dev.waystone.templates.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

    @Test
    void a_commit_that_is_refused_leaves_the_files_and_says_why() throws IOException {
        Path hook = Files.createDirectories(folder.resolve("hooks")).resolve("commit-msg");
        Files.writeString(hook, "#!/bin/sh\necho 'no ticket in the message' >&2\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        Path root = Files.createDirectories(folder.resolve("gift-cards"));
        Files.writeString(root.resolve("pom.xml"), "<project/>\n");
        Git git = new Git(root);
        git.run("init", "--quiet");
        git.run("config", "user.name", "Ada");
        git.run("config", "user.email", "ada@example.org");
        git.run("config", "core.hooksPath", hook.getParent().toString());

        Optional<String> why = OwnRepository.commit(git, "feat: gift-cards");

        assertThat(why).contains("git commit failed: no ticket in the message");
        assertThat(git.run("status", "--short").text()).isEqualTo("A  pom.xml");
    }

    @Test
    void a_folder_lies_in_a_checkout_by_whatever_way_it_is_named() throws IOException {
        Path checkout =
                Files.createDirectories(folder.resolve("checkout/services")).getParent();
        Path link = Files.createSymbolicLink(folder.resolve("link"), checkout);

        assertThat(new OwnRepository(checkout.resolve("services/gift-cards")).isIn(checkout))
                .isTrue();
        assertThat(new OwnRepository(checkout).isIn(checkout)).isTrue();
        assertThat(new OwnRepository(link.resolve("gift-cards")).isIn(checkout)).isTrue();
        assertThat(new OwnRepository(checkout.resolve("gift-cards")).isIn(link)).isTrue();
        assertThat(new OwnRepository(folder.resolve("checkout-2/gift-cards")).isIn(checkout))
                .isFalse();
        assertThat(new OwnRepository(checkout.resolve("../gift-cards")).isIn(checkout))
                .isFalse();
    }
}
