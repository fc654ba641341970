package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.clones.Git;
import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.templates.Answers;
import dev.waystone.templates.Folder;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Noun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clone that is named by a symbolic link to its folder is the clone, and not an empty folder. */
class LinkedCloneTest {
    private static final String BRANCH = "waystone/upgrade-loyalty-accounts-1.1.0";

    @TempDir
    Path folder;

    TinyHouse house;
    Path service;
    Path link;

    @BeforeEach
    void a_link() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        service = house.clone("Loyalty Account");
        link = folder.resolve("link");
    }

    @Test
    void a_repository_of_its_own() throws IOException {
        Path clone = standalone();
        Files.createSymbolicLink(link, clone);

        assertThat(type("check", link.toString()).out()).contains("ok").doesNotContain("missing");
        house.secondVersion();
        assertThat(type("diff", link.toString()).out())
                .isEqualTo(type("diff", clone.toString()).out());
        assertThat(type("upgrade", link.toString()).code()).isZero();
        assertThat(new Git(clone).run("diff", "--stat", "main", BRANCH).text()).contains("4 files changed");
    }

    @Test
    void a_member_of_a_fleet() throws IOException {
        Files.createSymbolicLink(link, standalone());
        Path file = Files.writeString(
                folder.resolve("fleet.yaml"), "apiVersion: waystone.dev/v1\nclones:\n  - {path: link}\n");

        assertThat(type("fleet", "status", "--from=" + file).out())
                .containsPattern("link +tiny-service +1\\.0\\.0 +1\\.0\\.0 +0 +ok");
    }

    @Test
    void a_service_of_the_platform() throws IOException {
        Files.createSymbolicLink(link, service);

        assertThat(type("check", link.toString()).code()).isZero();
        house.secondVersion();
        assertThat(type("upgrade", link.toString()).code()).isZero();
        assertThat(house.git.run("diff", "--stat", "main", BRANCH).text()).contains("4 files changed");
    }

    @Test
    void the_platform_itself() throws IOException {
        Files.createSymbolicLink(link, house.root);

        assertThat(Typed.of(link, new FakeWorkshop(), "check").code()).isZero();
        house.secondVersion();
        assertThat(Typed.of(link, new FakeWorkshop(), "upgrade", "loyalty-accounts")
                        .code())
                .isZero();
        assertThat(house.git.run("diff", "--stat", "main", BRANCH).text()).contains("4 files changed");
    }

    private Path standalone() throws IOException {
        Answers home = TinyHouse.answers(Noun.parse("Loyalty Account"));
        Answers alone = new Answers(
                home.noun(), home.consumed(), home.events(), home.values(), home.without(), Answers.Layout.STANDALONE);
        Path clone = Files.createDirectories(folder.resolve("clone"));
        Folder.write(Generation.generate(new GitTemplates(house.root).newest("tiny-service"), alone), clone);
        Files.writeString(clone.resolve(".gitignore"), ".waystone/\n");
        Git git = new Git(clone);
        git.run("init", "--quiet", "--initial-branch=main");
        git.run("config", "user.name", "Ada");
        git.run("config", "user.email", "ada@example.org");
        git.run("add", "--all");
        git.run("commit", "--quiet", "-m", "feat: loyalty accounts");
        return clone;
    }

    private Typed type(String... arguments) {
        return Typed.of(house.root, new FakeWorkshop(), arguments);
    }
}
