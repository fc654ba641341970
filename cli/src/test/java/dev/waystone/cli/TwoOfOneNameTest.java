package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.templates.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services of one name in one repository, whose upgrades want the same branch. */
class TwoOfOneNameTest {
    private static final String BRANCH = "waystone/upgrade-loyalty-accounts-1.1.0";

    @TempDir
    Path folder;

    private TinyHouse house;
    private Path other;

    @BeforeEach
    void one_is_a_copy_of_the_other_and_upgraded() throws IOException {
        house = new TinyHouse(folder.resolve("a house"));
        Path one = house.clone("Loyalty Account");
        other = Files.createDirectories(house.root.resolve("other/loyalty-accounts"));
        Folder.write(Folder.read(one, path -> true), other);
        house.commit("feat: another one of the same name");
        house.secondVersion();
        assertThat(type("upgrade", "loyalty-accounts").code()).isZero();
    }

    @Test
    void the_second_is_not_said_to_be_on_the_firsts_branch() {
        String before = house.git.run("rev-parse", BRANCH).text();

        Typed second = type("upgrade", other.toString());

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err())
                .endsWith("waystone: the branch " + BRANCH + " is there already, and upgrades another service of this"
                        + " name: services/loyalty-accounts/.ci/run is not in other/loyalty-accounts/; merge it, or"
                        + " delete it: git branch -D " + BRANCH + "\n");
        assertThat(house.git.run("rev-parse", BRANCH).text()).isEqualTo(before);
        assertThat(type("upgrade", "loyalty-accounts").out())
                .as("its own, again")
                .contains("Built and tested.");
    }

    @Test
    void after_the_first_was_taken_it_has_the_branch() {
        house.git.run("merge", "--quiet", "--ff-only", BRANCH);
        house.git.run("branch", "--delete", BRANCH);

        assertThat(type("upgrade", other.toString()).out()).contains("Built and tested.");

        assertThat(house.git.run("diff", "--name-only", "HEAD", BRANCH).text().lines())
                .allMatch(path -> path.startsWith("other/loyalty-accounts/"));
    }

    private Typed type(String... arguments) {
        return Typed.of(house.root, new FakeWorkshop(), arguments);
    }
}
