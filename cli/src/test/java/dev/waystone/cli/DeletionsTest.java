package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner deleted on purpose stays deleted, is listed, and is told when the template goes on with it. */
class DeletionsTest {
    private static final String PACKAGE = "src/main/java/org/acme/loyaltyaccounts/";
    private static final String RESOURCE = PACKAGE + "LoyaltyAccountResource.java";
    private static final String SETTINGS = "src/main/resources/application.properties";
    private static final String BRANCH = "waystone/upgrade-loyalty-accounts-";
    private static final String TOLD = " +deleted here, changed by the template; it stays deleted";

    @TempDir
    Path folder;

    TinyHouse house;
    Path clone;

    @BeforeEach
    void a_clone_of_the_first_version() throws IOException {
        house = new TinyHouse(folder.resolve("a house"));
        clone = house.clone("Loyalty Account");
    }

    @Test
    void a_shared_file_is_listed_and_needs_no_hand() throws IOException {
        delete(SETTINGS);

        Typed typed = type("check");

        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .containsPattern("loyalty-accounts +ok +- +is at tiny-service 1.0.0")
                .containsPattern("loyalty-accounts +deleted +" + SETTINGS + " +shared, and deleted here: it stays so");
        JsonNode answer =
                new ObjectMapper().readTree(type("check", "--json").out()).at("/clones/0");
        assertThat(answer.get("findings")).isEmpty();
        assertThat(answer.get("notes").findValuesAsText("where")).containsExactly(SETTINGS);
    }

    @Test
    void files_that_mean_the_same_are_one_line_for_people() throws IOException {
        delete(SETTINGS, RESOURCE, PACKAGE + "LoyaltyAccount.java");

        assertThat(type("check").out())
                .containsPattern("deleted +" + PACKAGE + "LoyaltyAccount.java +owned, and deleted here")
                .containsPattern("deleted +" + RESOURCE + " and 1 more +shared, and deleted here");
        assertThat(new ObjectMapper()
                        .readTree(type("check", "--json").out())
                        .at("/clones/0/notes")
                        .findValuesAsText("where"))
                .containsExactly(PACKAGE + "LoyaltyAccount.java", RESOURCE, SETTINGS);
    }

    @Test
    void one_that_the_template_left_alone_stays_away_in_silence() throws IOException {
        delete(SETTINGS);
        house.secondVersion();

        assertThat(upgraded("1.1.0").out()).doesNotContain(SETTINGS);

        assertThat(clone.resolve(SETTINGS)).doesNotExist();
        assertThat(clone.resolve(PACKAGE + "LoyaltyAccountPage.java")).exists();
    }

    @Test
    void one_that_the_template_changed_is_told_once_and_stays_away() throws IOException {
        delete(RESOURCE);
        house.secondVersion();

        assertThat(type("diff").out()).containsPattern(RESOURCE + TOLD);
        assertThat(upgraded("1.1.0").out()).containsPattern(RESOURCE + TOLD + " +@acme/loyalty");
        assertThat(house.git.run("log", "-1", "--format=%B").text())
                .contains(RESOURCE + ": deleted here, changed by the template; it stays deleted.");
        assertThat(clone.resolve(RESOURCE)).doesNotExist();
        assertThat(type("check").code()).isZero();

        house.thirdVersion();
        assertThat(upgraded("2.0.0").out()).doesNotContain(RESOURCE);
        assertThat(clone.resolve(RESOURCE)).doesNotExist();
    }

    @Test
    void an_owned_one_is_nobodys_business_whatever_the_template_does() throws IOException {
        delete(PACKAGE + "LoyaltyAccount.java");
        house.golden(
                "src/main/java/org/acme/catalogitems/CatalogItem.java",
                "package org.acme.catalogitems;\n\nrecord CatalogItem(String title) {}\n");
        house.secondVersion();

        assertThat(upgraded("1.1.0").out()).doesNotContain("LoyaltyAccount.java");
        assertThat(clone.resolve(PACKAGE + "LoyaltyAccount.java")).doesNotExist();
    }

    @Test
    void a_managed_one_is_a_finding_until_it_is_taken_again() throws IOException {
        delete(".ci/run");

        Typed red = type("check");

        assertThat(red.code()).isEqualTo(1);
        assertThat(red.out())
                .containsPattern("missing +.ci/run +deleted here, but it is the template's;"
                        + " upgrade with --take-theirs .ci/run to have it again");
        assertThat(upgraded("1.0.0", "--take-theirs", ".ci/run").out()).containsPattern(".ci/run +managed +added");
        assertThat(clone.resolve(".ci/run")).hasContent("echo loyalty-accounts");
        assertThat(type("check").code()).isZero();
    }

    private void delete(String... files) throws IOException {
        for (String file : files) {
            Files.delete(clone.resolve(file));
        }
        house.commit("refactor: not needed here");
    }

    private Typed upgraded(String version, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "upgrade";
        System.arraycopy(more, 0, arguments, 1, more.length);
        Typed typed = type(arguments);
        assertThat(typed.code()).as(typed.toString()).isZero();
        house.git.run("merge", "--quiet", "--ff-only", BRANCH + version);
        return typed;
    }

    private Typed type(String... arguments) {
        return Typed.of(house.root, new FakeWorkshop(), arguments);
    }
}
