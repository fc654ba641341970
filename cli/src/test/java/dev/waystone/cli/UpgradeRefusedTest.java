package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.clones.Git;
import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.templates.Answers;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Noun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clone from which there would be no way back is not upgraded. */
class UpgradeRefusedTest {
    @TempDir
    Path folder;

    TinyHouse house;
    Path clone;
    FileTree before;

    @BeforeEach
    void a_clone_that_nobody_keeps() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        Answers home = TinyHouse.answers(Noun.parse("Loyalty Account"));
        Answers alone = new Answers(
                home.noun(), home.consumed(), home.events(), home.values(), home.without(), Answers.Layout.STANDALONE);
        clone = Files.createDirectories(folder.resolve("clone"));
        Folder.write(Generation.generate(new GitTemplates(house.root).newest("tiny-service"), alone), clone);
        Files.writeString(clone.resolve(".gitignore"), "kept\n");
        before = files();
        house.secondVersion();
    }

    @Test
    void without_git_there_is_no_way_back() {
        assertThat(upgrade())
                .isEqualTo(
                        "waystone: " + clone + " is no Git repository, so an upgrade would have no way back; git init,"
                                + " and commit what there is\n");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void without_a_commit_there_is_none_either() {
        new Git(clone).run("init", "--quiet");

        assertThat(upgrade())
                .isEqualTo(
                        "waystone: " + clone + " has no commit yet; commit what there is: git add -A && git commit\n");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void a_lock_that_git_ignores_is_in_no_commit() throws IOException {
        Git git = new Git(clone);
        git.run("init", "--quiet");
        git.run("config", "user.name", "Ada");
        git.run("config", "user.email", "ada@example.org");
        Files.writeString(clone.resolve(".gitignore"), "waystone.lock\n");
        git.run("add", "--all");
        git.run("commit", "--quiet", "-m", "feat: all but the lock");

        assertThat(upgrade())
                .isEqualTo("waystone: " + clone.resolve("waystone.lock")
                        + " is not committed; Git ignores it, add it by force\n");
    }

    private String upgrade() {
        Typed typed = Typed.of(house.root, new FakeWorkshop(), "upgrade", clone.toString());
        assertThat(typed.code()).isEqualTo(1);
        return typed.err();
    }

    private FileTree files() {
        return Folder.read(clone, path -> !path.startsWith(".git/"));
    }
}
