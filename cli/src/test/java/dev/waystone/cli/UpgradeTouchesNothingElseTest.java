package dev.waystone.cli;

import static dev.waystone.cli.EditedClone.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the user's is left alone: a dirty tree, branches, commits, other working trees, and what lies outside. */
class UpgradeTouchesNothingElseTest {
    @TempDir
    Path folder;

    EditedClone clone;
    TinyHouse house;

    @BeforeEach
    void a_clone_with_edits_of_an_older_version() throws IOException {
        clone = new EditedClone(folder.resolve("a house"));
        house = clone.house;
    }

    @Test
    void a_dirty_tree_is_not_touched() throws IOException {
        house.edit(clone.file(".ci/run"), "echo", "printf");
        Files.writeString(clone.file("new.txt"), "new");

        Typed typed = clone.type("upgrade");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err())
                .isEqualTo(
                        "waystone: the tree is not clean (M services/loyalty-accounts/.ci/run and 1 more); commit it,"
                                + " or put it aside with git stash -u\n");
        assertThat(house.git.run("branch", "--list").text()).isEqualTo("* main");
    }

    @Test
    void a_branch_of_that_name_that_is_something_else_is_left_alone() {
        house.git.run("branch", BRANCH);

        Typed typed = clone.type("upgrade");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err())
                .contains("the branch " + BRANCH + " is there already")
                .hasLineCount(1);
        assertThat(house.git.run("rev-list", "--count", "main.." + BRANCH).text())
                .isEqualTo("0");
    }

    @Test
    void a_commit_that_was_amended_is_never_lost() throws IOException {
        clone.type("upgrade");
        house.git.run("switch", "--quiet", BRANCH);
        house.edit(clone.file(".ci/run"), "again", "once more");
        house.git.run("commit", "--quiet", "--all", "--amend", "--no-edit");
        String amended = house.git.run("rev-parse", "HEAD").text();
        house.git.run("switch", "--quiet", "main");

        clone.type("upgrade");

        assertThat(house.git.run("rev-parse", BRANCH).text()).isEqualTo(amended);
    }

    @Test
    void a_link_in_place_of_a_folder_is_never_written_through() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        TinyHouse.delete(clone.file("src/main/java"));
        Files.createSymbolicLink(clone.file("src/main/java"), outside);
        house.commit("feat: sources elsewhere");

        Typed typed = clone.type("upgrade", "--no-verify");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err().lines().filter(line -> line.startsWith("waystone: ")))
                .isNotEmpty()
                .allMatch(line -> !line.contains("unexpected"));
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void other_working_trees_of_the_user_are_left_alone_also_those_that_are_away() throws IOException {
        Path other = folder.resolve("on a stick");
        house.git.run("worktree", "add", "--quiet", "--detach", other.toString());
        Files.move(other, folder.resolve("not mounted"));

        assertThat(clone.type("upgrade").code()).isZero();

        assertThat(house.git.run("worktree", "list").text()).contains("on a stick");
    }

    @Test
    void what_cannot_be_upgraded_says_why() throws IOException {
        house.git.run("config", "user.name", "");
        assertThat(clone.type("upgrade").err())
                .contains("Git does not know who you are")
                .hasLineCount(1);
        TinyHouse.delete(house.root.resolve(".git"));

        assertThat(clone.type("upgrade", "--to", "1.1.0").err())
                .contains("which has no Git history")
                .hasLineCount(1);
    }
}
