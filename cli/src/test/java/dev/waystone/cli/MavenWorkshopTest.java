package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Maven is asked for; which tests that runs, {@code UpgradeHereTest} of ci/acceptance sees. */
class MavenWorkshopTest {
    @TempDir
    Path folder;

    TinyHouse house;
    Path clone;

    @BeforeEach
    void a_maven_that_notes_what_it_is_asked() throws IOException {
        house = new TinyHouse(folder.resolve("a house"));
        house.write("mvnw", """
                #!/bin/sh
                for one in "$@"; do echo "$one"; done > .waystone/asked
                if test -e ../pom.xml; then beside=yes; cp ../pom.xml .waystone/aggregator; else beside=no; fi
                echo "${one##*:} $beside" >> .waystone/beside
                """);
        assertThat(house.root.resolve("mvnw").toFile().setExecutable(true)).isTrue();
        clone = house.clone("Loyalty Account");
        house.secondVersion();
    }

    @Test
    void the_clone_says_which_tests_it_has_and_the_libraries_are_not_tested() throws IOException {
        assertThat(asked())
                .contains("services/loyalty-accounts", "-am", "-Dlibraries.skip-tests=true", "verify")
                .noneMatch(argument -> argument.startsWith("-Dtest=") || argument.startsWith("-DskipTests"));
    }

    @Test
    void what_the_parent_does_not_know_for_a_service_is_tested_with_the_libraries() throws IOException {
        Files.delete(clone.resolve("service.yaml"));
        house.commit("feat: undescribed");

        assertThat(asked()).contains("-Dlibraries.skip-tests=false");
    }

    /** It names a module that goes with the recipes, which Quarkus would look for in the build of the result. */
    @Test
    void the_build_file_of_recipes_is_gone_before_their_result_is_built() throws IOException {
        upgradedByRecipe("<project/>\n");

        assertThat(Files.readAllLines(house.root.resolve(".waystone/beside")))
                .containsExactly("runNoFork yes", "verify no");
    }

    /** Maven takes a parent that it meets in two places for none, unless one of that name is in its repository. */
    @Test
    void recipes_run_in_a_build_of_the_scratch_copy_alone() throws IOException {
        upgradedByRecipe("<project><modules>\n<module>libs/parent</module>\n</modules></project>\n");

        assertThat(Files.readAllLines(house.root.resolve(".waystone/aggregator")))
                .filteredOn(line -> line.contains("<module>"))
                .hasSize(3)
                .first()
                .asString()
                .isEqualToIgnoringWhitespace("<module>tree/libs/parent</module>");
    }

    private void upgradedByRecipe(String pom) throws IOException {
        house.write("pom.xml", pom);
        house.write("templates/archetypes/tiny-service/migrations/sheets.yml", "name: org.acme.Sheets\n");
        house.thirdVersionWithRecipe("sheets.yml");
        asked();
    }

    private List<String> asked() throws IOException {
        var console = new Console(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(new ByteArrayOutputStream()), false);
        Typed typed = Typed.of(house.root, new MavenWorkshop(Map.of(), console), "upgrade");
        assertThat(typed.code()).as("%s", typed).isZero();
        return Files.readAllLines(house.root.resolve(".waystone/asked"));
    }
}
