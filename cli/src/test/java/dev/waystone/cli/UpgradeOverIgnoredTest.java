package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that Git ignores is overwritten by {@code git merge} without a word, so an upgrade that adds one there is not offered. */
class UpgradeOverIgnoredTest {
    private static final String PAGE = "src/main/java/org/acme/loyaltyaccounts/LoyaltyAccountPage.java";
    private static final String ADDED = "package org.acme.loyaltyaccounts;\n\nrecord LoyaltyAccountPage(int size) {}\n";

    @TempDir
    Path folder;

    TinyHouse house;
    Path clone;

    @BeforeEach
    void a_clone_that_ignores_what_the_template_adds() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        house.write(".gitignore", ".waystone/\ntarget/\nLoyaltyAccountPage.java\nnotes\n");
        clone = house.clone("Loyalty Account");
        house.secondVersion();
    }

    @Test
    void it_stops_and_says_which_file_is_in_the_way() throws IOException {
        Files.writeString(clone.resolve(PAGE), "mine\n");

        Typed typed = type("upgrade");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .containsPattern(PAGE + " +shared +conflict")
                .containsPattern(PAGE + " +added by the template, and Git ignores your " + PAGE
                        + ", which it would overwrite +@acme/loyalty")
                .endsWith(
                        "Nothing was done: Git would overwrite what it ignores, without a word. Put yours elsewhere or"
                                + " delete it, or commit it (git add --force), and upgrade again.\n");
        assertThat(house.git.run("branch", "--list").text()).isEqualTo("* main");
        assertThat(clone.resolve(PAGE)).hasContent("mine");
        assertThat(type("upgrade", "--dry-run").code()).isEqualTo(1);
        assertThat(type("diff").out()).containsPattern(PAGE + " +shared +conflict");
    }

    @Test
    void out_of_the_way_or_committed_it_stops_nothing() throws IOException {
        Files.writeString(clone.resolve(PAGE), "mine\n");
        assertThat(type("upgrade").code()).isEqualTo(1);
        Files.move(clone.resolve(PAGE), clone.resolve("notes"));

        assertThat(type("upgrade").out()).contains("Built and tested.");

        house.git.run("branch", "-D", "waystone/upgrade-loyalty-accounts-1.1.0");
        Files.writeString(clone.resolve(PAGE), "mine\n");
        house.git.run("add", "--force", clone.resolve(PAGE).toString());
        house.commit("feat: mine");
        assertThat(type("upgrade").out())
                .containsPattern(PAGE + " +both changed")
                .contains("git switch");
    }

    @Test
    void the_same_content_is_in_nobodys_way() throws IOException {
        Files.writeString(clone.resolve(PAGE), ADDED);

        assertThat(type("upgrade").code()).isZero();
    }

    @Test
    void a_file_in_place_of_a_folder_is_in_the_way() throws IOException {
        house.golden("notes/first.txt", "one\n");
        house.git.run("add", "--force", "services/catalog-items/notes/first.txt");
        house.template("1.2.0", "");
        Files.writeString(clone.resolve("notes"), "mine\n");

        Typed typed = type("upgrade");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out()).containsPattern("notes/first.txt +added by the template, and Git ignores your notes,");
    }

    @Test
    void it_stops_also_where_the_branch_is_there_already() throws IOException {
        type("upgrade");
        Files.writeString(clone.resolve(PAGE), "mine\n");

        assertThat(type("upgrade").out()).contains("Nothing was done").doesNotContain("git merge");
    }

    private Typed type(String... arguments) {
        return Typed.of(house.root, new FakeWorkshop(), arguments);
    }
}
