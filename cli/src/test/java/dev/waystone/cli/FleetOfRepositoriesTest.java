package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.clones.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clones that lie elsewhere, by their Git URL. */
class FleetOfRepositoriesTest {
    private static final String BRANCH = "waystone/upgrade-loyalty-accounts-1.1.0";

    @TempDir
    Path folder;

    TinyHouse house;
    TinyFleet fleet;
    Path origin;

    @BeforeEach
    void a_repository_with_a_clone_of_an_older_version() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        fleet = new TinyFleet(house, folder.resolve("clones"), 1);
        origin = fleet.bare(0, folder.resolve("origin.git"));
        house.clone("Loyalty Account");
        house.secondVersion();
    }

    @Test
    void it_is_fetched_and_its_branch_delivered() throws IOException {
        members("{git: \"" + origin.toUri() + "\"}");

        assertThat(apply().out()).containsPattern("1 +origin +1\\.0\\.0 +1\\.1\\.0 +upgraded +" + BRANCH);

        assertThat(TinyFleet.branches(origin)).contains(BRANCH);
    }

    @Test
    void what_became_of_it_there_is_seen_by_the_next_run() throws IOException {
        members("{git: \"" + origin.toUri() + "\"}");
        apply();
        Path person = folder.resolve("a person's");
        new Git(folder).run("clone", "--quiet", origin.toString(), person.toString());
        new Git(person).run("merge", "--quiet", "--ff-only", "origin/" + BRANCH);
        new Git(person).run("push", "--quiet", "origin", "main");

        Typed again = apply();

        assertThat(again.out()).containsPattern("1 +origin +1\\.1\\.0 +1\\.1\\.0 +up to date");
        assertThat(again.code()).isZero();
        assertThat(type("status").out()).containsPattern("origin +tiny-service +1\\.1\\.0 +1\\.1\\.0 +0 +ok");
    }

    @Test
    void a_branch_that_was_turned_down_is_offered_anew() throws IOException {
        members("{git: \"" + origin.toUri() + "\"}");
        apply();
        new Git(origin).run("branch", "-D", BRANCH);

        assertThat(apply().out()).contains("upgraded");

        assertThat(TinyFleet.branches(origin)).contains(BRANCH);
    }

    @Test
    void a_conflict_that_was_turned_down_is_offered_anew() throws IOException {
        Path other = folder.resolve("a person's");
        new Git(folder).run("clone", "--quiet", origin.toString(), other.toString());
        Path resource = other.resolve("src/main/java/org/acme/loyaltyaccounts/LoyaltyAccountResource.java");
        house.edit(resource, "PAGE = 20", "PAGE = 7");
        new Git(other).run("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-am", "seven");
        new Git(other).run("push", "--quiet", "origin", "main");
        members("{git: \"" + origin.toUri() + "\"}");
        String told = apply().out();
        assertThat(told).contains("needs a person").contains(" on " + BRANCH);
        new Git(origin).run("branch", "-D", BRANCH);

        assertThat(apply().out()).isEqualTo(told);

        assertThat(TinyFleet.branches(origin)).contains(BRANCH);
    }

    @Test
    void no_password_of_a_url_is_told() throws IOException {
        members("{git: \"http://bot:s3cr3t@127.0.0.1:1/shop.git\"}");

        assertThat(apply().out()).contains("http://***@127.0.0.1:1/shop.git").doesNotContain("s3cr3t");
        assertThat(type("apply", "--no-verify", "--json").out())
                .contains("http://***@127.0.0.1:1/shop.git")
                .doesNotContain("s3cr3t");
        assertThat(type("status", "--json").out())
                .contains("\"place\" : \"http://***@127.0.0.1:1/shop.git\"")
                .doesNotContain("s3cr3t");
    }

    @Test
    void a_service_may_lie_in_a_folder_of_a_repository() throws IOException {
        Path platform = folder.resolve("platform.git");
        new Git(folder).run("clone", "--quiet", "--bare", house.root.toString(), platform.toString());
        members("{git: \"" + platform.toUri() + "\", folder: services/loyalty-accounts}");

        assertThat(apply().out()).containsPattern("1 +loyalty-accounts +1\\.0\\.0 +1\\.1\\.0 +upgraded +" + BRANCH);

        assertThat(new Git(platform)
                        .run("show", BRANCH + ":services/loyalty-accounts/.ci/run")
                        .text())
                .isEqualTo("echo loyalty-accounts again");
    }

    @Test
    void one_that_cannot_be_reached_is_red_and_told() throws IOException {
        String nowhere = folder.resolve("nowhere.git").toUri().toString();
        members("{git: \"" + nowhere + "\"}");

        Typed typed = apply();

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out()).containsPattern("1 +nowhere +- +- +red +git clone .*nowhere\\.git");
        assertThat(type("status").out()).containsPattern("nowhere .*unreachable: git clone .*nowhere\\.git");
    }

    private void members(String... members) throws IOException {
        StringBuilder text = new StringBuilder("apiVersion: waystone.dev/v1\nclones:\n");
        for (String member : members) {
            text.append("  - ").append(member).append('\n');
        }
        Files.writeString(folder.resolve("fleet.yaml"), text.toString());
    }

    private Typed apply() {
        return type("apply", "--no-verify");
    }

    private Typed type(String what, String... more) {
        return fleet.type(folder.resolve("fleet.yaml"), what, more);
    }
}
