package dev.waystone.cli;

import static dev.waystone.cli.EditedClone.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which versions an upgrade goes through, and where the old ones come from. */
class UpgradeThroughVersionsTest {
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
    void moves_and_recipes_reach_the_users_own_files() throws IOException {
        clone.type("upgrade");
        clone.take();
        house.edit(clone.file(PACKAGE + "LoyaltyAccountPage.java"), "int size", "int size, int number");
        house.edit(clone.file(PACKAGE + "Points.java"), "Points()", "Points(LoyaltyAccountPage page)");
        house.commit("feat: numbers");
        house.write("templates/archetypes/tiny-service/migrations/sheets.yml", "CatalogItemPage -> CatalogItemSheet\n");
        house.thirdVersionWithRecipe("sheets.yml");
        String unsure = "Recipes are run first when it is upgraded, and not for this list: changes and conflicts may be"
                + " others.\n";
        assertThat(clone.type("upgrade", "--dry-run").out())
                .containsPattern("LoyaltyAccountSheet.java +both changed")
                .endsWith(unsure);
        assertThat(clone.type("diff").out()).endsWith(unsure);
        assertThat(clone.type("diff", "--json").out()).contains("\"beforeRecipes\" : true");

        Typed typed = clone.type("upgrade");

        assertThat(typed.err()).doesNotContain("waystone:");
        assertThat(typed.out()).contains("2.0.0  A page of loyalty accounts is a sheet.", "runs the recipe sheets.yml");
        assertThat(typed.out()).doesNotContain(unsure).doesNotContain("both changed");
        assertThat(typed.code()).isZero();
        assertThat(clone.workshop.asked).contains("rewrite LoyaltyAccountPage");
        house.git.run("merge", "--quiet", "--ff-only", "waystone/upgrade-loyalty-accounts-2.0.0");
        assertThat(clone.file(PACKAGE + "LoyaltyAccountPage.java")).doesNotExist();
        assertThat(clone.file(PACKAGE + "LoyaltyAccountSheet.java"))
                .content()
                .contains("record LoyaltyAccountSheet(int size, int number)");
        assertThat(clone.file(PACKAGE + "Points.java")).content().contains("Points(LoyaltyAccountSheet page)");
    }

    @Test
    void one_step_or_two_come_to_the_same() throws IOException {
        house.thirdVersion();
        clone.type("upgrade", "--to", "1.1.0");
        clone.type("upgrade", "--to", "2.0.0");
        String atOnce = house.git
                .run("rev-parse", "waystone/upgrade-loyalty-accounts-2.0.0^{tree}")
                .text();
        house.git.run("branch", "-D", "waystone/upgrade-loyalty-accounts-2.0.0");

        clone.take();
        clone.type("upgrade");

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
        assertThat(clone.type("upgrade").code()).isZero();
    }

    @Test
    void a_clone_made_without_git_is_upgraded_by_its_version() throws IOException {
        house.edit(clone.file("waystone.lock"), lockedTree(), "tree: null");
        house.commit("fix: as if made without Git");

        assertThat(clone.type("upgrade").code()).isZero();
    }

    private String lockedTree() throws IOException {
        return Files.readString(clone.file("waystone.lock"))
                .lines()
                .filter(line -> line.startsWith("tree: "))
                .findFirst()
                .orElseThrow();
    }
}
