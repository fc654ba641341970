package dev.waystone.cli.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.waystone.cli.clones.Git;
import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.templates.Conflict;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Mode;
import dev.waystone.templates.Template;
import dev.waystone.templates.TreeFile;
import dev.waystone.templates.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clones made at every version that the templates have had, edited by hand, reach every later one with the edits intact.
 * The versions are those of this repository's own history.
 */
class HistoryTest {
    private final Path root = Path.of("..").toAbsolutePath().normalize();
    private final GitTemplates templates = new GitTemplates(root);

    static Stream<Story> stories() {
        return Story.all().stream();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void edits_survive_from_every_version_to_every_later_one(Story story) {
        List<Version> versions = versions(story);
        int pairs = 0;
        for (int from = 0; from < versions.size(); from++) {
            FileTree made = story.made(templates, versions.get(from));
            FileTree edited = story.edited(made);
            for (Version to : versions.subList(from + 1, versions.size())) {
                Plan plan = upgrade(story, edited, to);
                assertThat(plan.merged().conflicts())
                        .as("%s to %s", versions.get(from), to)
                        .isEmpty();
                assertThat(story.present(made))
                        .as("%s to %s", versions.get(from), to)
                        .allMatch(edit -> edit.isIn(plan.merged().tree()));
                assertThat(Generation.lock(plan.merged().tree()).version()).isEqualTo(to);
                pairs++;
            }
        }
        System.out.printf("%s: %d pairs of versions %s%n", story.archetype(), pairs, versions);
        assertThat(story.edits()).extracting(HandEdit::mode).contains(Mode.OWNED, Mode.SHARED);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void without_edits_an_upgrade_is_what_new_would_make(Story story) {
        List<Version> versions = versions(story);
        FileTree newest = story.made(templates, versions.getLast());
        for (Version from : versions) {
            Plan plan = upgrade(story, story.made(templates, from), versions.getLast());
            assertThat(owned(plan.merged().tree(), false)).as("from %s", from).isEqualTo(owned(newest, false));
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void step_by_step_comes_to_the_same_as_at_once(Story story) {
        List<Version> versions = versions(story);
        FileTree edited = story.edited(story.made(templates, versions.getFirst()));
        FileTree stepped = edited;
        for (Version version : versions) {
            stepped = upgrade(story, stepped, version).merged().tree();
        }
        assertThat(stepped.files())
                .isEqualTo(upgrade(story, edited, versions.getLast())
                        .merged()
                        .tree()
                        .files());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void a_planted_conflict_is_reported_and_nothing_is_guessed(Story story) {
        List<Version> versions = versions(story);
        FileTree planted = story.planted().in(story.made(templates, versions.getFirst()));

        Plan plan = upgrade(story, planted, versions.getLast());

        assertThat(plan.blocking())
                .extracting(Conflict::path)
                .containsExactly(story.planted().path());
        assertThat(plan.merged()
                        .tree()
                        .get(story.planted().path())
                        .orElseThrow()
                        .text())
                .contains("<<<<<<< yours", "=======", ">>>>>>> template " + versions.getLast())
                .contains(story.planted().text().lines().findFirst().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void a_repository_of_its_own_comes_with_what_stands_around_the_service(Story story) {
        List<Version> versions = versions(story);
        Story alone = story.alone();
        FileTree made = alone.made(templates, versions.getFirst());
        FileTree edited = alone.edited(made).with("own.txt", TreeFile.of("ours\n"));

        Plan plan = upgrade(alone, edited, versions.getLast());

        assertThat(plan.merged().conflicts()).isEmpty();
        assertThat(alone.present(made)).allMatch(edit -> edit.isIn(plan.merged().tree()));
        assertThat(plan.merged().tree().files()).containsKeys("mvnw", ".gitignore", "own.txt");
        assertThat(plan.merged().tree().get("mvnw"))
                .contains(alone.made(templates, versions.getLast()).files().get("mvnw"));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void an_edit_of_a_managed_file_stops_an_upgrade_from_any_version_until_it_is_given_up(Story story) {
        List<Version> versions = versions(story);
        Story alone = story.alone();
        String path = Story.OF_THE_TEMPLATES.path();
        FileTree newest = alone.made(templates, versions.getLast());
        for (Version from : versions) {
            FileTree made = alone.made(templates, from);
            FileTree edited = Story.OF_THE_TEMPLATES.in(alone.edited(made));
            assertThat(Generation.lock(made).mode(path)).isEqualTo(Story.OF_THE_TEMPLATES.mode());

            Plan kept = upgrade(alone, edited, versions.getLast());
            Plan givenUp = upgrade(alone, edited, versions.getLast(), Set.of(path));

            assertThat(kept.stopping()).as("from %s", from).containsExactly(path);
            assertThat(Story.OF_THE_TEMPLATES.isIn(kept.merged().tree()))
                    .as("from %s", from)
                    .isTrue();
            assertThat(givenUp.merged().conflicts()).as("from %s", from).isEmpty();
            assertThat(givenUp.merged().tree().get(path)).as("from %s", from).isEqualTo(newest.get(path));
            assertThat(alone.present(made))
                    .as("from %s", from)
                    .allMatch(edit -> edit.isIn(givenUp.merged().tree()));
        }
    }

    /** Else two clones of the same version would differ, and {@code check} would call both up to date. */
    @Test
    void what_clones_get_changes_with_the_version_only() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Story story : Story.all()) {
            versions(story);
            new FrozenVersion(root)
                    .broken(story.archetype(), List.of(story::answers, story.alone()::answers))
                    .ifPresent(broken::add);
        }
        assertThat(broken).isEmpty();
    }

    /** Else the tests above would hold of a history in which nothing happens. */
    @Test
    void the_history_has_every_kind_of_change() {
        Set<RealChange> found = EnumSet.noneOf(RealChange.class);
        for (Story story : Story.all()) {
            Set<RealChange> some = RealChange.between(story, templates, versions(story));
            System.out.printf("%s: %s%n", story.archetype(), some);
            found.addAll(some);
        }
        assertThat(found).containsExactlyInAnyOrder(RealChange.values());
    }

    /** All that an upgrade changes: files that were seeded once stay as they were. */
    private static FileTree owned(FileTree clone, boolean owned) {
        Lock lock = Generation.lock(clone);
        FileTree some = FileTree.EMPTY;
        for (var file : clone.files().entrySet()) {
            if ((lock.mode(file.getKey()) == Mode.OWNED) == owned) {
                some = some.with(file.getKey(), file.getValue());
            }
        }
        return some;
    }

    private Plan upgrade(Story story, FileTree clone, Version to) {
        return upgrade(story, clone, to, Set.of());
    }

    private Plan upgrade(Story story, FileTree clone, Version to, Set<String> takeTheirs) {
        Lock lock = Generation.lock(clone);
        Template from = templates.of(lock);
        return Plan.of(lock, clone, from, templates.at(story.archetype(), to), takeTheirs);
    }

    /** What the history has; a checkout without it cannot be asked. */
    private List<Version> versions(Story story) {
        boolean shallow = !new Git(root)
                .ask("rev-parse", "--is-shallow-repository")
                .text()
                .equals("false");
        if (shallow) {
            abort("this checkout has no history; git fetch --unshallow brings it");
        }
        List<Version> versions = new ArrayList<>(templates.versions(story.archetype()));
        assertThat(versions).as("real versions of %s", story.archetype()).hasSizeGreaterThan(2);
        return versions;
    }
}
