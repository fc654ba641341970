package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Upgrades that run OpenRewrite recipes, from each version between the first, which {@link UpgradeHereTest} has, and the recipe; and by
 * two roads from the first. For minutes: in {@code test --all}.
 */
@Order(4)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Platform.ANOTHER)
class UpgradeByRecipeTest {

    private static final String CONSUMER_RECIPE = "subject.yml";
    private static final String SERVICE_RECIPE = "all-of.yml";

    @RegisterExtension
    private final GitClone clone = new GitClone(Platform.rootOfClone(), "upgrade by recipe");

    private final OlderTemplate restService = clone.restService();
    private final OlderTemplate eventConsumer = clone.eventConsumer();

    /**
     * A service that was made of an older template.
     *
     * @param next the version that came after the one it is of
     * @param noun its aggregate, two words
     */
    private record Made(String next, String noun) {
        String aggregate() {
            return noun.replace(" ", "");
        }

        String name() {
            return noun.toLowerCase().replace(' ', '-') + "s";
        }

        String folder() {
            return "services/" + name();
        }

        String sources() {
            return folder() + "/src/main/java/org/acme/" + aggregate().toLowerCase() + "s/";
        }
    }

    @BeforeEach
    void make_a_clone_with_a_git_of_its_own() throws IOException, InterruptedException {
        assumeTrue(LongRun.isWished(), LongRun.LEFT_OUT);
        clone.make();
        assumeTrue(restService.isToBeHad(), OlderTemplate.NO_HISTORY);
    }

    @AfterEach
    void end_what_was_started() {
        if (LongRun.isWished()) {
            clone.endLeftovers();
        }
    }

    @Test
    void a_service_of_every_version_before_a_recipe_is_upgraded_with_its_owners_edits_builds_and_passes_its_tests()
            throws IOException, InterruptedException {
        List<Made> consumers = List.of(
                new Made("2.0.0", "First Letter"),
                new Made("2.1.0", "Second Letter"),
                new Made("2.2.0", "Third Letter"),
                new Made("2.3.0", "Fourth Letter"));
        Made service = new Made("1.2.0", "Gift Card");
        for (Made one : consumers) {
            made(eventConsumer, "event-consumer", one);
            OwnersEdits.inConsumer(clone.file(one.folder()), one.aggregate());
        }
        made(restService, "rest-service", service);
        OwnersEdits.in(clone.file(service.folder()), service.aggregate());
        clone.commit("feat: services, and the templates as they are now");

        for (Made one : consumers) {
            upgraded(one, CONSUMER_RECIPE);
            assertThat(clone.file(one.sources() + OwnersEdits.CALLER)).content().contains("UUID of(Subject subject)");
        }
        upgraded(service, SERVICE_RECIPE);
        assertThat(clone.file(service.sources() + OwnersEdits.CALLER)).content().contains("rows.allOf(ids, null)");

        List<Made> all = Stream.concat(consumers.stream(), Stream.of(service)).toList();
        String modules = all.stream().map(Made::folder).collect(Collectors.joining(","));
        clone.typed(
                0,
                "./mvnw -B -q -pl " + modules + " -am -Dwaystone.aot.skip=true '-Dtest=**/*Test,!dev/waystone/**/*'"
                        + " -Dsurefire.failIfNoSpecifiedTests=false verify");
        for (Made one : all) {
            assertThat(reports(one))
                    .as("tests of " + one.name())
                    .hasSizeGreaterThan(3)
                    .anyMatch(report -> report.endsWith(".ContractTest.xml"));
        }
    }

    /** All is the same, {@code waystone.lock} and its ids of the template's trees, too. */
    @Test
    void at_once_and_by_the_version_that_has_the_recipe_are_two_roads_to_the_same_tree()
            throws IOException, InterruptedException {
        Made reminder = new Made("1.1.0", "Visit Reminder");
        made(eventConsumer, "event-consumer", reminder);
        OwnersEdits.inConsumer(clone.file(reminder.folder()), reminder.aggregate());
        clone.commit("feat: visit-reminders, and the template as it is now");

        upgrade(reminder, "", CONSUMER_RECIPE);
        clone.typed(0, "git branch -q -m " + GitClone.OFFER + " at-once");
        upgrade(reminder, "--to 2.3.0", CONSUMER_RECIPE);
        clone.takeOffer();
        clone.typed(0, "test \"$(git rev-parse at-once:./services)\" != \"$(git rev-parse main:./services)\"");
        assertThat(upgrade(reminder, "", "")).doesNotContain("runs the recipe");
        clone.takeOffer();

        assertThat(clone.typed(0, "git diff --stat at-once main && git rev-parse at-once^{tree} main^{tree} | uniq")
                        .lines())
                .as("what differs, and one id of both trees")
                .hasSize(1);
        assertThat(clone.file(reminder.sources() + OwnersEdits.CALLER))
                .content()
                .contains("UUID of(Subject subject)");
    }

    private void made(OlderTemplate template, String archetype, Made one) throws IOException, InterruptedException {
        template.before(one.next());
        clone.commit("build: the template as it was before " + one.next());
        clone.typed(0, "./waystone new " + archetype + " '" + one.noun() + "' --owner letters");
        template.now();
    }

    private void upgraded(Made one, String recipe) throws IOException, InterruptedException {
        upgrade(one, "", recipe);
        clone.takeOffer();
        assertThat(clone.file(one.folder() + "/README.md")).content().endsWith(OwnersEdits.PROSE);
        assertThat(clone.file(one.sources() + one.aggregate() + "s.java"))
                .content()
                .contains(OwnersEdits.METHOD);
        assertThat(clone.typed(0, "./waystone check " + one.name())).containsPattern(one.name() + " +ok ");
    }

    private String upgrade(Made one, String to, String recipe) throws IOException, InterruptedException {
        String told = clone.typed(0, "./waystone upgrade " + one.name() + " --no-verify " + to);
        assertThat(told).contains(recipe, "Neither built nor tested, as you asked.");
        return told;
    }

    private List<String> reports(Made one) throws IOException {
        Path folder = clone.file(one.folder() + "/target/surefire-reports");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.xml"))
                    .toList();
        }
    }
}
