package dev.waystone.cli;

import static dev.waystone.cli.EditedClone.BRANCH;
import static dev.waystone.cli.EditedClone.PACKAGE;
import static dev.waystone.cli.EditedClone.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.cli.clones.Clone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The road of every day: merged, built, tested and offered. */
class UpgradeTest {
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
    void an_upgrade_is_one_commit_on_a_branch_that_was_built_and_tested() throws IOException {
        Typed typed = clone.type("upgrade");

        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .startsWith("loyalty-accounts: tiny-service 1.0.0 -> 1.1.0\n")
                .endsWith("Built and tested. Your files are as they were; take it with\n  git merge --ff-only " + BRANCH
                        + "\n");
        assertThat(clone.workshop.asked).containsExactly("verify true");
        assertThat(log(BRANCH)).startsWith("build(loyalty-accounts): upgrade from tiny-service 1.0.0 to 1.1.0\n");
        assertThat(house.git.run("rev-list", "--count", "main.." + BRANCH).text())
                .isEqualTo("1");
        assertThat(house.git.run("branch", "--show-current").text()).isEqualTo("main");
        assertThat(house.git.run("status", "--porcelain").text()).isEmpty();
        assertThat(house.git.run("worktree", "list").text()).hasLineCount(1);
        assertThat(house.root.resolve(".waystone/upgrade/loyalty-accounts")).doesNotExist();
    }

    @Test
    void the_result_has_the_users_edits_and_the_templates_changes() throws IOException {
        clone.type("upgrade");
        clone.take();

        assertThat(Files.readString(clone.file(RESOURCE))).contains("PAGE = 50", "return 22;");
        assertThat(clone.file(PACKAGE + "LoyaltyAccount.java")).content().contains("int points");
        assertThat(clone.file(PACKAGE + "LoyaltyAccountPage.java")).exists();
        assertThat(clone.file(PACKAGE + "Points.java")).exists();
        assertThat(clone.file(".ci/run")).hasContent("echo loyalty-accounts again");
        assertThat(clone.file("src/main/resources/application.properties")).hasContent("a.key=11\nb.key=2");
        assertThat(Clone.in(clone.folder).lock().version()).hasToString("1.1.0");
        assertThat(clone.type("upgrade").out()).isEqualTo("loyalty-accounts has all of tiny-service 1.1.0\n");
        assertThat(clone.type("check").code()).isZero();
    }

    @Test
    void again_is_the_same_and_builds_nothing() {
        clone.type("upgrade");
        String commit = house.git.run("rev-parse", BRANCH).text();

        Typed typed = clone.type("upgrade");

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).endsWith("git merge --ff-only " + BRANCH + "\n");
        assertThat(house.git.run("rev-parse", BRANCH).text()).isEqualTo(commit);
        assertThat(clone.workshop.asked).hasSize(1);
    }

    @Test
    void a_dry_run_only_says_what_would_be_done() {
        Typed typed = clone.type("upgrade", "--dry-run");

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).containsPattern(".ci/run +managed +changed").doesNotContain("git merge");
        assertThat(clone.workshop.asked).isEmpty();
        assertThat(house.git.run("branch", "--list").text()).isEqualTo("* main");
        assertThat(house.root.resolve(".waystone")).doesNotExist();
    }

    @Test
    void what_does_not_build_is_not_offered() {
        clone.workshop.failure = "the build failed: LoyaltyAccountTest (all of it: a.log)";

        Typed typed = clone.type("upgrade");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err()).endsWith("waystone: " + clone.workshop.failure + "\n");
        assertThat(house.git.run("branch", "--list").text()).isEqualTo("* main");
        assertThat(house.git.run("worktree", "list").text()).hasLineCount(1);

        assertThat(clone.type("upgrade", "--no-verify").out()).contains("Neither built nor tested, as you asked.");
        assertThat(house.git.run("rev-parse", BRANCH).text()).isNotEmpty();
    }

    @Test
    void it_is_json_for_programs() throws IOException {
        JsonNode answer =
                new ObjectMapper().readTree(clone.type("upgrade", "--json").out());

        assertThat(answer.get("outcome").asText()).isEqualTo("verified");
        assertThat(answer.get("branch").asText()).isEqualTo(BRANCH);
        assertThat(answer.get("changes")).hasSize(3);
    }

    private String log(String commit) {
        return house.git.run("log", "-1", "--format=%B", commit).text();
    }
}
