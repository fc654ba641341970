package dev.waystone.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BerthTest {
    @TempDir
    Path folder;

    Path origin;
    Berth berth;

    @BeforeEach
    void a_repository_with_two_folders_of_one_name() throws IOException {
        origin = repository(folder.resolve("a/shop.git"), "one");
        Path around = folder.resolve("around");
        repository(around, "the user's own");
        FleetFile fleet = new FleetFile(folder.resolve("fleet.yaml"), List.of(), List.of("all"), 1);
        berth = new Berth(fleet, around.resolve("fetched"));
    }

    @Test
    void what_is_new_there_is_fetched() throws IOException {
        Path copy = berth.folder(member(origin, ""));
        commit(origin, "two");

        assertThat(berth.folder(member(origin, ""))).isEqualTo(copy);
        assertThat(copy.resolve("a/orders/text")).hasContent("two");
    }

    @Test
    void members_share_no_copy_though_their_places_end_alike() throws IOException {
        Path other = repository(folder.resolve("b/shop.git"), "other");

        List<Path> folders = List.of(
                berth.folder(member(origin, "")),
                berth.folder(member(other, "")),
                berth.folder(member(origin, "a/orders")),
                berth.folder(member(origin, "b/orders")));

        assertThat(folders).doesNotHaveDuplicates();
        assertThat(folders.get(1).resolve("a/orders/text")).hasContent("other");
        assertThat(folders.get(2).getParent().getParent())
                .isNotEqualTo(folders.get(3).getParent().getParent());
        assertThat(berth.folder(member(origin, "a/orders"))).isEqualTo(folders.get(2));
    }

    @Test
    void one_that_was_killed_while_it_fetched_is_fetched_again() throws IOException {
        Path copy = berth.folder(member(origin, ""));
        Path half = Files.move(copy, copy.resolveSibling(copy.getFileName() + ".half"));
        Files.delete(half.resolve("a/orders/text"));

        assertThat(berth.folder(member(origin, "")).resolve("a/orders/text")).hasContent("one");
        assertThat(half).doesNotExist();
    }

    @Test
    void a_broken_copy_is_made_anew_and_the_repository_around_it_left_alone() throws IOException {
        Path copy = berth.folder(member(origin, ""));
        Files.delete(copy.resolve(".git/HEAD"));
        Path mine = Files.writeString(folder.resolve("around/a/orders/text"), "not committed");

        assertThat(berth.folder(member(origin, "")).resolve("a/orders/text")).hasContent("one");

        assertThat(copy.resolve(".git/HEAD")).exists();
        assertThat(mine).hasContent("not committed");
    }

    @Test
    void a_branch_that_was_offered_is_as_it_is_there() throws IOException {
        String branch = "waystone/upgrade-orders-1.1.0";
        Path copy = berth.folder(member(origin, ""));
        new Git(copy).run("branch", branch);
        berth.deliver(member(origin, ""), copy, branch);
        new Git(origin).run("switch", "--quiet", branch);
        commit(origin, "a person's");
        new Git(origin).run("switch", "--quiet", "main");

        berth.folder(member(origin, ""));

        assertThat(new Git(copy).run("show", branch + ":a/orders/text").text()).isEqualTo("a person's");
        new Git(origin).run("branch", "-D", branch);
        berth.folder(member(origin, ""));
        assertThat(new Git(copy).id("refs/heads/" + branch)).isEmpty();
    }

    @Test
    void a_persons_commit_is_never_overwritten() throws IOException {
        String branch = "waystone/upgrade-orders-1.1.0";
        Path copy = berth.folder(member(origin, ""));
        new Git(origin).run("switch", "--quiet", "-c", branch);
        commit(origin, "a person's");
        String theirs = new Git(origin).run("rev-parse", branch).text();
        new Git(origin).run("switch", "--quiet", "main");
        new Git(copy).run("branch", branch);

        assertThatThrownBy(() -> berth.deliver(member(origin, ""), copy, branch))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("git push --quiet origin " + branch)
                .hasMessageContaining(": ! [rejected]");
        assertThat(new Git(origin).run("rev-parse", branch).text()).isEqualTo(theirs);
    }

    @Test
    void what_is_not_to_be_had_is_one_line() {
        assertThatThrownBy(() -> berth.folder(member(folder.resolve("nowhere.git"), "")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("nowhere.git")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> berth.folder(member(origin, "../../..")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("leads out of");
    }

    private static FleetFile.Member member(Path origin, String folder) {
        return new FleetFile.Member(origin.toUri().toString(), true, folder);
    }

    private static Path repository(Path place, String text) throws IOException {
        Git git = new Git(Files.createDirectories(place));
        git.run("init", "--quiet", "--initial-branch=main");
        git.run("config", "user.name", "Ada");
        git.run("config", "user.email", "ada@example.org");
        commit(place, text);
        return place;
    }

    private static void commit(Path place, String text) throws IOException {
        for (String name : List.of("a/orders", "b/orders")) {
            Files.writeString(Files.createDirectories(place.resolve(name)).resolve("text"), text);
        }
        new Git(place).run("add", "--all");
        new Git(place).run("commit", "--quiet", "-m", "feat: " + text);
    }
}
