package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an upgrade says while it works is what it does. */
class UpgradeStepsTest {
    private static final String BUILDS = "loyalty-accounts: building and testing\n";

    @TempDir
    Path folder;

    TinyHouse house;
    Path clone;

    @BeforeEach
    void a_clone_of_an_older_version() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        clone = house.clone("Loyalty Account");
        house.secondVersion();
    }

    @Test
    void what_is_built_is_said_to_be() {
        assertThat(upgrade().err()).contains(BUILDS).containsOnlyOnce("building");
    }

    @Test
    void what_is_not_to_be_built_is_not() {
        Typed typed = upgrade("--no-verify");

        assertThat(typed.err()).contains("committing").doesNotContain("building");
        assertThat(upgrade().err())
                .as("what was offered without a build is built later")
                .contains(BUILDS);
    }

    @Test
    void a_conflict_is_not() throws IOException {
        String resource = "src/main/java/org/acme/loyaltyaccounts/LoyaltyAccountResource.java";
        house.edit(clone.resolve(resource), "PAGE = 20", "PAGE = 7");
        house.commit("feat: seven");

        Typed typed = upgrade();

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err()).contains("committing").doesNotContain("building");
    }

    private Typed upgrade(String... more) {
        String[] words = Stream.concat(Stream.of("upgrade"), Stream.of(more)).toArray(String[]::new);
        return Typed.of(house.root, new FakeWorkshop(), words);
    }
}
