package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commit of an upgrade whose message got other trailers since. */
class UpgradeTrailerTest {
    private static final String BRANCH = "waystone/upgrade-loyalty-accounts-1.1.0";

    @TempDir
    Path folder;

    TinyHouse house;

    @BeforeEach
    void an_upgrade_on_its_branch() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        house.clone("Loyalty Account");
        house.secondVersion();
        assertThat(upgrade().code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Signed-off-by: Ada <ada@example.org>",
                "Change-Id: I0123456789",
                "Co-authored-by: Grace <grace@example.org>"
            })
    void one_below_ours_changes_nothing(String trailer) {
        amend("--no-edit", "--trailer=" + trailer);

        Typed typed = upgrade();

        assertThat(typed.err()).isEmpty();
        assertThat(typed.code()).isZero();
        assertThat(typed.out()).contains("git merge --ff-only " + BRANCH);
    }

    @Test
    void one_that_says_what_no_upgrade_does_is_no_upgrade() {
        amend("--quiet", "--message=build: something\n\nWaystone-Upgrade: perhaps");

        Typed typed = upgrade();

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err())
                .startsWith("waystone: the branch " + BRANCH + " is there already")
                .hasLineCount(1);
    }

    private void amend(String what, String text) {
        house.git.run("switch", "--quiet", BRANCH);
        house.git.run("commit", "--quiet", "--amend", what, text);
        house.git.run("switch", "--quiet", "main");
    }

    private Typed upgrade() {
        return Typed.of(house.root, new FakeWorkshop(), "upgrade");
    }
}
