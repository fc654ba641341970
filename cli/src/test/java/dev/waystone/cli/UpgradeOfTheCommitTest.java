package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.cli.upgrade.Outcome;
import dev.waystone.cli.upgrade.Upgrader;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Template;
import dev.waystone.templates.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is upgraded is the commit that is checked out, and not what lies on the disk, or lay there a moment ago. */
class UpgradeOfTheCommitTest {
    private static final String BRANCH = "waystone/upgrade-loyalty-accounts-1.1.0";
    private static final String SERVICE = "services/loyalty-accounts/";
    private static final String PROPERTIES = SERVICE + "src/main/resources/application.properties";
    private static final String RESOURCE =
            SERVICE + "src/main/java/org/acme/loyaltyaccounts/LoyaltyAccountResource.java";

    @TempDir
    Path folder;

    TinyHouse house;
    Path clone;

    @BeforeEach
    void a_template_that_changes_a_property() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        clone = house.clone("Loyalty Account");
        house.golden("src/main/resources/application.properties", "a.key=1\nb.key=3\n");
        house.secondVersion();
    }

    @Test
    void a_password_in_a_file_that_git_was_told_to_pass_over_is_in_no_commit() throws IOException {
        house.git.run("update-index", "--skip-worktree", PROPERTIES);
        house.edit(house.root.resolve(PROPERTIES), "a.key=1", "a.key=secret");

        assertThat(upgrade().code()).isZero();

        assertThat(committed(PROPERTIES)).isEqualTo("a.key=1\nb.key=3");
        assertThat(Files.readString(house.root.resolve(PROPERTIES))).contains("a.key=secret");
    }

    @Test
    void an_edit_of_a_managed_file_that_no_commit_has_does_not_stop_it() throws IOException {
        house.git.run("update-index", "--assume-unchanged", SERVICE + ".ci/run");
        house.edit(clone.resolve(".ci/run"), "echo", "printf");

        assertThat(upgrade().code()).isZero();

        assertThat(committed(SERVICE + ".ci/run")).isEqualTo("echo loyalty-accounts again");
    }

    @Test
    void a_commit_that_is_made_while_templates_are_fetched_is_not_reverted() throws IOException, InterruptedException {
        Outcome outcome = upgradeWhile(() -> {
            house.edit(house.root.resolve(RESOURCE), "return 2;", "return 22;");
            house.commit("feat: twenty-two");
        });

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.VERIFIED);
        assertThat(house.git.id(BRANCH + "^")).isEqualTo(house.git.id("main"));
        assertThat(committed(RESOURCE)).contains("return 22;", "PAGE = 50");
    }

    @Test
    void one_that_has_the_upgrade_leaves_nothing_to_do() throws IOException, InterruptedException {
        upgrade();
        Outcome outcome = upgradeWhile(() -> {
            house.git.run("merge", "--quiet", "--ff-only", BRANCH);
            house.git.run("branch", "--quiet", "-D", BRANCH);
        });

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.NOTHING);
        assertThat(house.git.id(BRANCH)).isEmpty();
    }

    @Test
    void one_that_edits_a_managed_file_stops_it() throws IOException, InterruptedException {
        Outcome outcome = upgradeWhile(() -> {
            house.edit(clone.resolve(".ci/run"), "echo", "printf");
            house.commit("fix: print");
        });

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.STOPPED);
        assertThat(outcome.plan().stopping()).isEqualTo(List.of(".ci/run"));
        assertThat(house.git.id(BRANCH)).isEmpty();
        assertThat(house.git.run("worktree", "list").text()).hasLineCount(1);
    }

    private Typed upgrade() {
        return Typed.of(house.root, new FakeWorkshop(), "upgrade");
    }

    private String committed(String path) {
        return house.git.run("show", BRANCH + ":" + path).text();
    }

    private interface Meanwhile {
        void happens() throws IOException;
    }

    private Outcome upgradeWhile(Meanwhile meanwhile) throws IOException, InterruptedException {
        return new Upgrader(new Slow(new GitTemplates(house.root), meanwhile), new FakeWorkshop(), step -> {})
                .upgrade(Clone.in(clone), new Upgrader.Wish(Optional.empty(), Set.of(), false, true));
    }

    /** Something happens in the user's repository while the older template is fetched, after the clone was read. */
    private static final class Slow implements TemplateSource {
        private final TemplateSource templates;
        private final Meanwhile meanwhile;
        private boolean happened;

        Slow(TemplateSource templates, Meanwhile meanwhile) {
            this.templates = templates;
            this.meanwhile = meanwhile;
        }

        @Override
        public Template of(Lock lock) {
            if (!happened) {
                happened = true;
                try {
                    meanwhile.happens();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return templates.of(lock);
        }

        @Override
        public List<String> names() {
            return templates.names();
        }

        @Override
        public Template newest(String name) {
            return templates.newest(name);
        }

        @Override
        public Template at(String name, Version version) {
            return templates.at(name, version);
        }

        @Override
        public String recipe(Template template, String file) {
            return templates.recipe(template, file);
        }
    }
}
