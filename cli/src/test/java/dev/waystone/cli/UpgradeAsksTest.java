package dev.waystone.cli;

import static dev.waystone.cli.EditedClone.BRANCH;
import static dev.waystone.cli.EditedClone.PACKAGE;
import static dev.waystone.cli.EditedClone.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a person must decide: nothing is guessed, and who decides what is said. */
class UpgradeAsksTest {
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
    void a_conflict_is_marked_listed_and_not_built() throws IOException {
        house.edit(clone.file(RESOURCE), "PAGE = 20", "PAGE = 7");
        house.commit("feat: small pages");

        Typed typed = clone.type("upgrade");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .containsPattern(RESOURCE + " +\\S.* +@acme/loyalty")
                .contains("git switch " + BRANCH, "./waystone check loyalty-accounts");
        assertThat(clone.workshop.asked).isEmpty();
        assertThat(clone.onBranch(BRANCH, RESOURCE))
                .contains("<<<<<<< yours", "PAGE = 7;", "=======", "PAGE = 50;", ">>>>>>> template 1.1.0");
        assertThat(Files.readString(clone.file(RESOURCE))).doesNotContain("<<<<<<<");
        assertThat(clone.type("upgrade").code()).isEqualTo(1);

        house.git.run("switch", "--quiet", BRANCH);
        assertThat(clone.type("check").out()).containsPattern("conflict marker +" + RESOURCE);
    }

    @Test
    void an_edited_managed_file_stops_it_until_it_is_given_up() throws IOException {
        house.edit(clone.file(".ci/run"), "echo", "printf");
        house.commit("fix: print");

        Typed stopped = clone.type("upgrade");

        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.out()).endsWith("./waystone upgrade loyalty-accounts --take-theirs .ci/run\n");
        assertThat(house.git.run("branch", "--list").text()).isEqualTo("* main");

        assertThat(clone.type("upgrade", "--take-theirs", ".ci/run").code()).isZero();
        assertThat(clone.onBranch(BRANCH, ".ci/run")).isEqualTo("echo loyalty-accounts again");
        assertThat(clone.type("upgrade", "--take-theirs", ".ci/rum").err())
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

        Typed stopped = clone.type("upgrade", "gift-cards");

        assertThat(stopped.out())
                .containsPattern("build.sh +both changed")
                .endsWith("./waystone upgrade gift-cards --take-theirs .ci/run --take-theirs 'a script'\n");
        assertThat(clone.type("upgrade", "gift-cards", "--take-theirs", "build.sh")
                        .err())
                .isEqualTo(
                        "waystone: --take-theirs build.sh is not the template's alone but shared; allowed: the managed"
                                + " files .ci/run, a script\n");
        Typed taken = clone.type("upgrade", "gift-cards", "--take-theirs", ".ci/run", "--take-theirs", "a script");
        assertThat(taken.out()).containsPattern("build.sh +both changed").contains("decide between the markers");
        assertThat(house.git
                        .run("show", "waystone/upgrade-gift-cards-1.2.0:services/gift-cards/a script")
                        .text())
                .isEqualTo("echo gift-cards");
    }

    @Test
    void what_the_team_deleted_or_renamed_stays_so_and_is_told_where_the_template_changed_it() throws IOException {
        Files.delete(clone.file("src/main/resources/application.properties"));
        Files.move(clone.file(RESOURCE), clone.file(PACKAGE + "LoyaltyAccountApi.java"));
        house.commit("refactor: an API");

        Typed typed = clone.type("upgrade");

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).containsPattern(RESOURCE + " +\\S.*deleted.* +@acme/loyalty");
        clone.take();
        assertThat(clone.file(RESOURCE)).doesNotExist();
        assertThat(clone.file("src/main/resources/application.properties")).doesNotExist();
        assertThat(clone.file(PACKAGE + "LoyaltyAccountApi.java")).content().contains("return 22;", "PAGE = 20");
    }
}
