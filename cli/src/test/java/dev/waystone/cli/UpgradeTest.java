package dev.waystone.cli;

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

class UpgradeTest {
    private static final String PACKAGE = "src/main/java/org/acme/loyaltyaccounts/";
    private static final String RESOURCE = PACKAGE + "LoyaltyAccountResource.java";
    private static final String BRANCH = "waystone/upgrade-loyalty-accounts-1.1.0";

    private final FakeWorkshop workshop = new FakeWorkshop();

    @TempDir
    Path folder;

    TinyHouse house;
    Path clone;

    @BeforeEach
    void a_clone_with_edits_of_an_older_version() throws IOException {
        house = new TinyHouse(folder.resolve("a house"));
        clone = house.clone("Loyalty Account");
        house.edit(clone.resolve(RESOURCE), "return 2;", "return 22;");
        house.edit(clone.resolve(PACKAGE + "LoyaltyAccount.java"), "String name", "String name, int points");
        house.edit(clone.resolve("src/main/resources/application.properties"), "a.key=1", "a.key=11");
        Files.writeString(
                clone.resolve(PACKAGE + "Points.java"), "package org.acme.loyaltyaccounts;\n\nrecord Points() {}\n");
        house.commit("feat: points");
        house.secondVersion();
    }

    @Test
    void an_upgrade_is_one_commit_on_a_branch_that_was_built_and_tested() throws IOException {
        Typed typed = type("upgrade");

        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .startsWith("loyalty-accounts: tiny-service 1.0.0 -> 1.1.0\n")
                .endsWith("Built and tested. Your files are as they were; take it with\n  git merge --ff-only " + BRANCH
                        + "\n");
        assertThat(workshop.asked).containsExactly("verify true");
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
        type("upgrade");
        house.git.run("merge", "--quiet", "--ff-only", BRANCH);

        assertThat(Files.readString(clone.resolve(RESOURCE))).contains("PAGE = 50", "return 22;");
        assertThat(clone.resolve(PACKAGE + "LoyaltyAccount.java")).content().contains("int points");
        assertThat(clone.resolve(PACKAGE + "LoyaltyAccountPage.java")).exists();
        assertThat(clone.resolve(PACKAGE + "Points.java")).exists();
        assertThat(clone.resolve(".ci/run")).hasContent("echo loyalty-accounts again");
        assertThat(clone.resolve("src/main/resources/application.properties")).hasContent("a.key=11\nb.key=2");
        assertThat(Clone.in(clone).lock().version()).hasToString("1.1.0");
        assertThat(type("upgrade").out()).isEqualTo("loyalty-accounts has all of tiny-service 1.1.0\n");
        assertThat(type("check").code()).isZero();
    }

    @Test
    void again_is_the_same_and_builds_nothing() {
        type("upgrade");
        String commit = house.git.run("rev-parse", BRANCH).text();

        Typed typed = type("upgrade");

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).endsWith("git merge --ff-only " + BRANCH + "\n");
        assertThat(house.git.run("rev-parse", BRANCH).text()).isEqualTo(commit);
        assertThat(workshop.asked).hasSize(1);
    }

    @Test
    void a_dry_run_only_says_what_would_be_done() {
        Typed typed = type("upgrade", "--dry-run");

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).containsPattern(".ci/run +managed +changed").doesNotContain("git merge");
        assertThat(workshop.asked).isEmpty();
        assertThat(house.git.run("branch", "--list").text()).isEqualTo("* main");
        assertThat(house.root.resolve(".waystone")).doesNotExist();
    }

    @Test
    void a_conflict_is_marked_listed_and_not_built() throws IOException {
        house.edit(clone.resolve(RESOURCE), "PAGE = 20", "PAGE = 7");
        house.commit("feat: small pages");

        Typed typed = type("upgrade");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .containsPattern(RESOURCE + " +\\S.* +@acme/loyalty")
                .contains("git switch " + BRANCH, "./waystone check loyalty-accounts");
        assertThat(workshop.asked).isEmpty();
        assertThat(house.git
                        .run("show", BRANCH + ":services/loyalty-accounts/" + RESOURCE)
                        .text())
                .contains("<<<<<<< yours", "PAGE = 7;", "=======", "PAGE = 50;", ">>>>>>> template 1.1.0");
        assertThat(Files.readString(clone.resolve(RESOURCE))).doesNotContain("<<<<<<<");
        assertThat(type("upgrade").code()).isEqualTo(1);

        house.git.run("switch", "--quiet", BRANCH);
        assertThat(type("check").out()).containsPattern("conflict marker +" + RESOURCE);
    }

    @Test
    void an_edited_managed_file_stops_it_until_it_is_given_up() throws IOException {
        house.edit(clone.resolve(".ci/run"), "echo", "printf");
        house.commit("fix: print");

        Typed stopped = type("upgrade");

        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.out()).endsWith("./waystone upgrade loyalty-accounts --take-theirs .ci/run\n");
        assertThat(house.git.run("branch", "--list").text()).isEqualTo("* main");

        assertThat(type("upgrade", "--take-theirs", ".ci/run").code()).isZero();
        assertThat(house.git
                        .run("show", BRANCH + ":services/loyalty-accounts/.ci/run")
                        .text())
                .isEqualTo("echo loyalty-accounts again");
        assertThat(type("upgrade", "--take-theirs", ".ci/rum").err())
                .isEqualTo("waystone: --take-theirs .ci/rum is no file of the clone; did you mean .ci/run?\n");
    }

    @Test
    void every_edited_managed_file_is_advised_and_only_those() throws IOException {
        house.golden("a script", "echo catalog-items\n");
        house.golden("build.sh", "one\ntwo\n");
        house.template("1.1.0", "", ".ci/run, a script");
        house.clone("Gift Card");
        house.edit(house.root.resolve("services/gift-cards/.ci/run"), "echo", "printf");
        house.edit(house.root.resolve("services/gift-cards/a script"), "echo", "printf");
        house.edit(house.root.resolve("services/gift-cards/build.sh"), "one", "mine");
        house.commit("fix: print");
        house.golden("build.sh", "1\ntwo\n");
        house.template("1.2.0", "", ".ci/run, a script");

        Typed stopped = type("upgrade", "gift-cards");

        assertThat(stopped.out())
                .containsPattern("build.sh +both changed")
                .endsWith("./waystone upgrade gift-cards --take-theirs .ci/run --take-theirs 'a script'\n");
        assertThat(type("upgrade", "gift-cards", "--take-theirs", "build.sh").err())
                .isEqualTo(
                        "waystone: --take-theirs build.sh is not the template's alone but shared; allowed: the managed"
                                + " files .ci/run, a script\n");
        Typed taken = type("upgrade", "gift-cards", "--take-theirs", ".ci/run", "--take-theirs", "a script");
        assertThat(taken.out()).containsPattern("build.sh +both changed").contains("decide between the markers");
        assertThat(house.git
                        .run("show", "waystone/upgrade-gift-cards-1.2.0:services/gift-cards/a script")
                        .text())
                .isEqualTo("echo gift-cards");
    }

    @Test
    void what_does_not_build_is_not_offered() {
        workshop.failure = "the build failed: LoyaltyAccountTest (all of it: a.log)";

        Typed typed = type("upgrade");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err()).endsWith("waystone: " + workshop.failure + "\n");
        assertThat(house.git.run("branch", "--list").text()).isEqualTo("* main");
        assertThat(house.git.run("worktree", "list").text()).hasLineCount(1);

        assertThat(type("upgrade", "--no-verify").out()).contains("Neither built nor tested, as you asked.");
        assertThat(house.git.run("rev-parse", BRANCH).text()).isNotEmpty();
    }

    @Test
    void a_dirty_tree_is_not_touched() throws IOException {
        house.edit(clone.resolve(".ci/run"), "echo", "printf");
        Files.writeString(clone.resolve("new.txt"), "new");

        Typed typed = type("upgrade");

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

        Typed typed = type("upgrade");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err())
                .contains("the branch " + BRANCH + " is there already")
                .hasLineCount(1);
        assertThat(house.git.run("rev-list", "--count", "main.." + BRANCH).text())
                .isEqualTo("0");
    }

    @Test
    void a_commit_that_was_amended_is_never_lost() throws IOException {
        type("upgrade");
        house.git.run("switch", "--quiet", BRANCH);
        house.edit(clone.resolve(".ci/run"), "again", "once more");
        house.git.run("commit", "--quiet", "--all", "--amend", "--no-edit");
        String amended = house.git.run("rev-parse", "HEAD").text();
        house.git.run("switch", "--quiet", "main");

        type("upgrade");

        assertThat(house.git.run("rev-parse", BRANCH).text()).isEqualTo(amended);
    }

    @Test
    void moves_and_recipes_reach_the_users_own_files() throws IOException {
        type("upgrade");
        house.git.run("merge", "--quiet", "--ff-only", BRANCH);
        house.edit(clone.resolve(PACKAGE + "LoyaltyAccountPage.java"), "int size", "int size, int number");
        house.edit(clone.resolve(PACKAGE + "Points.java"), "Points()", "Points(LoyaltyAccountPage page)");
        house.commit("feat: numbers");
        house.write("templates/archetypes/tiny-service/migrations/sheets.yml", "CatalogItemPage -> CatalogItemSheet\n");
        house.thirdVersionWithRecipe("sheets.yml");

        Typed typed = type("upgrade");

        assertThat(typed.err()).doesNotContain("waystone:");
        assertThat(typed.out()).contains("2.0.0  A page of loyalty accounts is a sheet.", "runs the recipe sheets.yml");
        assertThat(typed.code()).isZero();
        assertThat(workshop.asked).contains("rewrite LoyaltyAccountPage");
        house.git.run("merge", "--quiet", "--ff-only", "waystone/upgrade-loyalty-accounts-2.0.0");
        assertThat(clone.resolve(PACKAGE + "LoyaltyAccountPage.java")).doesNotExist();
        assertThat(clone.resolve(PACKAGE + "LoyaltyAccountSheet.java"))
                .content()
                .contains("record LoyaltyAccountSheet(int size, int number)");
        assertThat(clone.resolve(PACKAGE + "Points.java")).content().contains("Points(LoyaltyAccountSheet page)");
    }

    @Test
    void one_step_or_two_come_to_the_same() throws IOException {
        house.thirdVersion();
        type("upgrade", "--to", "1.1.0");
        type("upgrade", "--to", "2.0.0");
        String atOnce = house.git
                .run("rev-parse", "waystone/upgrade-loyalty-accounts-2.0.0^{tree}")
                .text();
        house.git.run("branch", "-D", "waystone/upgrade-loyalty-accounts-2.0.0");

        house.git.run("merge", "--quiet", "--ff-only", BRANCH);
        type("upgrade");

        assertThat(house.git
                        .run("rev-parse", "waystone/upgrade-loyalty-accounts-2.0.0^{tree}")
                        .text())
                .isEqualTo(atOnce);
    }

    @Test
    void old_versions_are_found_after_history_was_rewritten() throws IOException {
        String before = house.git.run("rev-parse", "HEAD").text();
        house.git.run("config", "user.email", "lovelace@example.org");
        house.git.run(
                "rebase",
                "--quiet",
                "--root",
                "--reset-author-date",
                "--exec",
                "git commit -q --amend --reset-author --no-edit");
        house.git.run("reflog", "expire", "--expire=now", "--all");
        house.git.run("gc", "--quiet", "--prune=now");

        assertThat(house.git.id(before + "^{commit}")).isEmpty();
        assertThat(type("upgrade").code()).isZero();
    }

    @Test
    void a_clone_made_without_git_is_upgraded_by_its_version() throws IOException {
        house.edit(clone.resolve("waystone.lock"), lockedTree(), "tree: null");
        house.commit("fix: as if made without Git");

        assertThat(type("upgrade").code()).isZero();
    }

    @Test
    void what_cannot_be_upgraded_says_why() throws IOException {
        house.git.run("config", "user.useConfigOnly", "true");
        house.git.run("config", "--unset", "user.email");
        if (house.git.ask("var", "GIT_COMMITTER_IDENT").code() != 0) {
            assertThat(type("upgrade").err())
                    .contains("Git does not know who you are")
                    .hasLineCount(1);
        }
        TinyHouse.delete(house.root.resolve(".git"));

        assertThat(type("upgrade", "--to", "1.1.0").err())
                .contains("which has no Git history")
                .hasLineCount(1);
    }

    @Test
    void a_link_in_place_of_a_folder_is_never_written_through() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        TinyHouse.delete(clone.resolve("src/main/java"));
        Files.createSymbolicLink(clone.resolve("src/main/java"), outside);
        house.commit("feat: sources elsewhere");

        Typed typed = type("upgrade", "--no-verify");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err().lines().filter(line -> line.startsWith("waystone: ")))
                .isNotEmpty()
                .allMatch(line -> !line.contains("unexpected"));
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void what_the_team_deleted_or_renamed_stays_so_and_is_told_where_the_template_changed_it() throws IOException {
        Files.delete(clone.resolve("src/main/resources/application.properties"));
        Files.move(clone.resolve(RESOURCE), clone.resolve(PACKAGE + "LoyaltyAccountApi.java"));
        house.commit("refactor: an API");

        Typed typed = type("upgrade");

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).containsPattern(RESOURCE + " +\\S.*deleted.* +@acme/loyalty");
        house.git.run("merge", "--quiet", "--ff-only", BRANCH);
        assertThat(clone.resolve(RESOURCE)).doesNotExist();
        assertThat(clone.resolve("src/main/resources/application.properties")).doesNotExist();
        assertThat(clone.resolve(PACKAGE + "LoyaltyAccountApi.java")).content().contains("return 22;", "PAGE = 20");
    }

    @Test
    void other_working_trees_of_the_user_are_left_alone_also_those_that_are_away() throws IOException {
        Path other = folder.resolve("on a stick");
        house.git.run("worktree", "add", "--quiet", "--detach", other.toString());
        Files.move(other, folder.resolve("not mounted"));

        assertThat(type("upgrade").code()).isZero();

        assertThat(house.git.run("worktree", "list").text()).contains("on a stick");
    }

    @Test
    void it_is_json_for_programs() throws IOException {
        JsonNode answer = new ObjectMapper().readTree(type("upgrade", "--json").out());

        assertThat(answer.get("outcome").asText()).isEqualTo("verified");
        assertThat(answer.get("branch").asText()).isEqualTo(BRANCH);
        assertThat(answer.get("changes")).hasSize(3);
    }

    private String lockedTree() throws IOException {
        return Files.readString(clone.resolve("waystone.lock"))
                .lines()
                .filter(line -> line.startsWith("tree: "))
                .findFirst()
                .orElseThrow();
    }

    private String log(String commit) {
        return house.git.run("log", "-1", "--format=%B", commit).text();
    }

    private Typed type(String... arguments) {
        return Typed.of(house.root, workshop, arguments);
    }
}
