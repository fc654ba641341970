package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.clones.Git;
import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.templates.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that is a folder of a larger repository. */
class PlatformInAFolderTest {
    private static final String BRANCH = "waystone/upgrade-loyalty-accounts-1.1.0";

    @TempDir
    Path folder;

    TinyHouse house;

    @BeforeEach
    void a_clone_of_an_older_version() throws IOException {
        Path around = Files.createDirectories(folder.resolve("around"));
        Git git = new Git(around);
        git.run("init", "--quiet", "--initial-branch=main");
        house = new TinyHouse(around.resolve("platforms/java"));
        house.clone("Loyalty Account");
        house.secondVersion();
        assertThat(git.run("ls-files").text().lines())
                .isNotEmpty()
                .allMatch(path -> path.startsWith("platforms/java/"));
    }

    @Test
    void its_templates_are_had_and_older_ones_too() {
        GitTemplates templates = new GitTemplates(house.root);

        assertThat(templates.names()).containsExactly("tiny-service");
        assertThat(templates.versions("tiny-service")).containsExactly(Version.parse("1.0.0"), Version.parse("1.1.0"));
        assertThat(templates.at("tiny-service", Version.parse("1.0.0")).tree())
                .isNotEqualTo(templates.newest("tiny-service").tree())
                .isPresent();
    }

    @Test
    void its_clones_are_checked_and_upgraded() {
        assertThat(type("check").out()).contains("stale version").doesNotContain("there is no template");

        Typed typed = type("upgrade");

        assertThat(typed.err()).doesNotContain("waystone:");
        assertThat(typed.code()).isZero();
        assertThat(house.git
                        .run("show", BRANCH + ":platforms/java/services/loyalty-accounts/.ci/run")
                        .text())
                .isEqualTo("echo loyalty-accounts again");
        house.git.run("merge", "--quiet", "--ff-only", BRANCH);
        assertThat(type("check").code()).isZero();
    }

    private Typed type(String verb) {
        return Typed.of(house.root, new FakeWorkshop(), verb);
    }
}
