package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.clones.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was offered without a build is built and tested as soon as somebody asks for that. */
class UpgradeUnverifiedTest {
    private static final String BRANCH = "waystone/upgrade-loyalty-accounts-1.1.0";
    private static final String SCRIPT = "services/loyalty-accounts/.ci/run";

    private final FakeWorkshop workshop = new FakeWorkshop();

    @TempDir
    Path folder;

    TinyHouse house;

    @BeforeEach
    void an_upgrade_that_nobody_built() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        house.clone("Loyalty Account");
        house.secondVersion();
        assertThat(type("upgrade", "--no-verify").out()).contains("Neither built nor tested, as you asked.");
        assertThat(workshop.asked).isEmpty();
    }

    @Test
    void it_is_built_and_tested_and_says_so_from_then_on() {
        String tree = house.git.id(BRANCH + "^{tree}").orElseThrow();

        Typed typed = type("upgrade");

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).contains("Built and tested.").endsWith("git merge --ff-only " + BRANCH + "\n");
        assertThat(workshop.asked).containsExactly("verify true");
        assertThat(house.git.id(BRANCH + "^{tree}")).hasValue(tree);
        assertThat(house.git.id(BRANCH + "^")).isEqualTo(house.git.id("main"));
        assertThat(message())
                .contains("Merged, built and tested by ./waystone upgrade.", "Waystone-Upgrade: verified")
                .doesNotContain("neither built", "unverified");
        assertThat(type("upgrade").out()).contains("Built and tested.");
        assertThat(type("upgrade", "--no-verify").out()).contains("Built and tested.");
        assertThat(workshop.asked).hasSize(1);
    }

    @Test
    void it_is_red_if_it_does_not_build_and_stays_what_it_was() {
        workshop.failure = "a test is red: LoyaltyAccountTest";
        String commit = house.git.id(BRANCH).orElseThrow();

        Typed typed = type("upgrade");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err()).endsWith("waystone: " + workshop.failure + "\n");
        assertThat(house.git.id(BRANCH)).hasValue(commit);
        assertThat(house.git.run("worktree", "list").text()).hasLineCount(1);
    }

    @Test
    void what_a_person_amended_is_what_is_built() throws IOException {
        house.git.run("switch", "--quiet", BRANCH);
        house.edit(house.root.resolve(SCRIPT), "again", "mended");
        house.git.run("commit", "--quiet", "--all", "--amend", "--no-edit", "--author=Bea <bea@example.org>");
        house.git.run("switch", "--quiet", "main");

        assertThat(type("upgrade").out()).contains("Built and tested.");

        assertThat(house.git.run("show", BRANCH + ":" + SCRIPT).text()).isEqualTo("echo loyalty-accounts mended");
        assertThat(house.git.run("log", "-1", "--format=%an", BRANCH).text()).isEqualTo("Bea");
    }

    @Test
    void a_fleet_finds_the_poisoned_one_after_all() throws IOException {
        TinyHouse other = new TinyHouse(folder.resolve("other house"));
        TinyFleet fleet = new TinyFleet(other, folder.resolve("clones"), 2);
        other.secondVersion();
        fleet.poison(1);
        Path file = folder.resolve("fleet.yaml");
        fleet.writeFile(file, "waves: [all]\nparallel: 1\n");
        assertThat(fleet.type(file, "apply", "--no-verify").code()).isZero();

        Typed typed = fleet.type(file, "apply");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .containsPattern("clone-00 .* upgraded ")
                .containsPattern("clone-01 .* red +a test is red: PoisonTest");
        assertThat(fleet.builds()).isEqualTo(2);
    }

    @Test
    void a_repository_elsewhere_gets_it_anew() throws IOException {
        TinyHouse other = new TinyHouse(folder.resolve("other house"));
        TinyFleet fleet = new TinyFleet(other, folder.resolve("clones"), 1);
        Git origin = new Git(fleet.bare(0, folder.resolve("origin.git")));
        other.secondVersion();
        Path file = Files.writeString(
                folder.resolve("fleet.yaml"),
                "apiVersion: waystone.dev/v1\nclones:\n  - {git: \""
                        + folder.resolve("origin.git").toUri() + "\"}\n");
        fleet.type(file, "apply", "--no-verify");
        assertThat(origin.run("log", "-1", "--format=%B", BRANCH).text()).contains("unverified");

        assertThat(fleet.type(file, "apply").out()).containsPattern("origin .* upgraded ");

        assertThat(origin.run("log", "-1", "--format=%B", BRANCH).text()).endsWith("Waystone-Upgrade: verified");
    }

    private String message() {
        return house.git.run("log", "-1", "--format=%B", BRANCH).text();
    }

    private Typed type(String... arguments) {
        return Typed.of(house.root, workshop, arguments);
    }
}
