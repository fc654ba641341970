package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which older template an upgrade of a clone made without Git starts from, where two commits say the same version: the clone
 * was made of the first, and the second has another value of a key.
 */
class UpgradeBaseTest {
    private static final String PROPERTIES = "src/main/resources/application.properties";

    @TempDir
    Path folder;

    TinyHouse house;

    @BeforeEach
    void a_version_that_was_changed_without_being_raised() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        Path clone = house.clone("Loyalty Account");
        Path lock = clone.resolve("waystone.lock");
        Files.writeString(lock, Files.readString(lock).replaceFirst("(?m)^tree: .*$", "tree: null"));
        house.commit("fix: as if made without Git");
        house.golden(PROPERTIES, "a.key=9\nb.key=2\n");
        house.commit("fix: nobody raised the version");
        house.secondVersion();
    }

    @Test
    void a_tag_comes_before_the_history() {
        house.git.run("tag", "template/tiny-service/1.0.0", "HEAD~3");

        assertThat(upgraded()).as("unedited since the tag, so the template's").isEqualTo("a.key=9\nb.key=2");
    }

    @Test
    void without_a_tag_it_is_the_last_commit_that_says_the_version() {
        assertThat(upgraded()).as("edited since that commit, so the user's").isEqualTo("a.key=1\nb.key=2");
    }

    private String upgraded() {
        Typed typed = Typed.of(house.root, new FakeWorkshop(), "upgrade");
        assertThat(typed.code()).as("%s", typed).isZero();
        return house.git
                .run("show", "waystone/upgrade-loyalty-accounts-1.1.0:services/loyalty-accounts/" + PROPERTIES)
                .text();
    }
}
