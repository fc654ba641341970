package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Services in repositories of their own, outside the checkout, as their owners have them later: an older one is brought up to date with
 * what was published since, one of the other template is built, tested and run, and each set of features is left out. Their Maven repository was empty and is
 * their own. In {@code test --all}.
 */
@Order(4)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Platform.ANOTHER)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnRepositoryLaterTest {

    private static final Path TEMPORARY = Path.of("/tmp");
    private static final String SOURCES = "src/main/java/org/acme/parkingpermits/";
    private static final String OFFER = "git branch --list 'waystone/*' --format='%(refname:short)'";

    /** All that there are; another topic than the sample's takes the sample and its mails away. */
    private static final List<String> SETS = List.of(
            "rest-service 'Parking Fine' --without flags",
            "rest-service 'Parking Fine' --without cache,flags",
            "event-consumer 'Parking Alert' --consumes purchase-orders --without flags",
            "event-consumer 'Parking Alert' --consumes purchase-orders --without mail",
            "event-consumer 'Parking Alert' --consumes purchase-orders --without mail,flags",
            "event-consumer 'Parking Alert' --consumes stock-items",
            "event-consumer 'Parking Alert' --consumes stock-items --without flags");

    private final int offset = FreePorts.offset();
    private final SecondClone clone = new SecondClone(Platform.rootOfClone(), "own repository later");
    private final OlderTemplate template = OlderTemplate.restService(clone, Platform.rootOfClone());
    private Path outside = TEMPORARY;
    private Path repository = TEMPORARY;

    @BeforeEach
    void make_a_clone_and_room_outside_once() throws IOException, InterruptedException {
        assumeTrue(LongRun.isWished(), LongRun.LEFT_OUT);
        if (outside.equals(TEMPORARY)) {
            outside = Files.createTempDirectory(TEMPORARY, "waystone later ");
            repository = Files.createTempDirectory(TEMPORARY, "waystone-empty-"); // MAVEN_ARGS is cut at blanks
            clone.make();
        }
    }

    @AfterAll
    void end_what_was_started() throws IOException, InterruptedException {
        if (!outside.equals(TEMPORARY)) {
            clone.type("cd '" + outside.resolve("loyalty notices") + "' && ./waystone down || true");
            clone.endLeftovers();
            SecondClone.endAllOf(outside);
            Platform.delete(outside);
            Platform.delete(repository);
            Platform.delete(clone.folder());
        }
    }

    @Test
    void an_older_one_is_brought_up_to_date_there_with_its_owners_edits() throws IOException, InterruptedException {
        assumeTrue(template.isToBeHad(), OlderTemplate.NO_HISTORY);
        template.before("1.1.0");
        Path permits = outside.resolve("parking permits");
        done("./waystone new rest-service 'Parking Permit' --owner parking --standalone '" + permits + "'");
        assertThat(own(
                        permits,
                        0,
                        "git config user.name Ada && git config user.email ada@example.org"
                                + " && { git commit -qm first || true; } && ./waystone check"))
                .containsPattern("parking-permits +ok +- +is at rest-service 1\\.0\\.0, which is the newest");
        template.now();
        done("./waystone publish --to .waystone/published");

        OwnersEdits.in(permits, "ParkingPermit");
        String stale = own(permits, 1, "git add -A && git commit -qm 'feat: ours' && ./waystone check");
        assertThat(stale)
                .containsPattern(
                        "stale version +waystone.lock +is at rest-service 1\\.0\\.0, the template at .*; ./waystone upgrade");
        assertThat(stale).doesNotContain("edited managed");
        stopsAtAManagedFile(permits);
        assertThat(own(permits, 1, "./waystone upgrade --to 9.0.0")).contains("allowed: 1.0.0, ");
        assertThat(own(permits, 0, "./waystone upgrade --dry-run && " + OFFER))
                .contains("ContractTest.java", "runs the recipe all-of.yml")
                .doesNotContain("waystone/upgrade");

        assertThat(own(permits, 0, "./waystone upgrade"))
                .contains("fetching template rest-service", "testing ", "Built and tested.");

        assertThat(own(permits, 0, "git rev-list --count main..$(" + OFFER + ") && git status --porcelain")
                        .strip())
                .isEqualTo("1");
        own(permits, 0, "git merge -q --ff-only $(" + OFFER + ")");
        assertThat(own(permits, 0, "git show --stat --format=%s HEAD"))
                .startsWith("build(parking-permits): upgrade from rest-service 1.0.0 to ")
                .doesNotContain(".waystone ", "README.md");
        assertThat(permits.resolve("README.md")).content().endsWith(OwnersEdits.PROSE);
        assertThat(permits.resolve(SOURCES + "ParkingPermits.java")).content().contains("allOf(", OwnersEdits.METHOD);
        assertThat(permits.resolve(SOURCES + OwnersEdits.CALLER)).content().contains("rows.allOf(ids, null)");
        assertThat(own(permits, 0, "./waystone check")).containsPattern("parking-permits +ok +- ");
        assertThat(permits.resolve(".waystone/logs/upgrade-parking-permits-verify.log"))
                .content()
                .contains("BUILD SUCCESS", "Running org.acme.parkingpermits.ContractTest");
    }

    @Test
    void an_event_consumer_is_built_tested_checked_and_run_in_dev_mode_too() throws IOException, InterruptedException {
        template.now();
        Path notices = outside.resolve("loyalty notices");
        done("./waystone new event-consumer 'Loyalty Notice' --consumes purchase-orders --standalone '" + notices
                + "'");
        assertThat(notices.resolve("contracts/purchase-orders/events")).isNotEmptyDirectory();

        own(notices, 0, "./mvnw -q verify");
        assertThat(own(notices, 0, "cat target/surefire-reports/*.txt | grep -c 'Failures: 0, Errors: 0'")
                        .strip())
                .as("classes of tests that passed")
                .matches("[1-9]\\d?");
        assertThat(own(notices, 0, "./waystone check")).containsPattern("loyalty-notices +ok +- ");
        assertThat(own(
                        notices,
                        0,
                        "./waystone up --only loyalty-notices --detach --port-offset " + offset
                                + " && curl -sf http://127.0.0.1:" + (8106 + offset)
                                + "/q/health/ready && ./waystone down"))
                .contains("loyalty-notices  ready after", "\"status\": \"UP\"", "all parts ended");
        try (DevMode dev = DevMode.alone(notices, repository)) {
            assertThat(dev.get("/q/health/ready", Map.of())).contains("\"status\": \"UP\"");
        }
    }

    /** Whole ones are built above and by OwnRepositoryTest. */
    @Test
    void each_set_of_features_that_can_be_left_out_is_built_and_tested_there()
            throws IOException, InterruptedException {
        template.now();
        assertThat(Stream.concat(features("rest-service"), features("event-consumer")))
                .as("whoever adds one adds its sets below")
                .containsExactly("cache", "flags", "sample", "mail", "flags");
        for (String wish : SETS) {
            passesItsTests(wish + " --owner parking", outside.resolve("set " + SETS.indexOf(wish)));
        }
    }

    private void passesItsTests(String wish, Path folder) throws IOException, InterruptedException {
        done("./waystone new " + wish + " --standalone '" + folder + "'");
        own(folder, 0, "./mvnw -q verify && ./waystone check");
        long classes =
                Long.parseLong(own(folder, 0, "cat target/surefire-reports/*.txt | grep -c 'Failures: 0, Errors: 0'")
                        .strip());
        assertThat(classes).as(wish).isBetween(5L, 99L);
        System.out.printf("%s: %d classes of tests%n", wish, classes);
        SecondClone.endAllOf(folder);
        Platform.delete(folder); // a gigabyte, most of it its stack
    }

    private static Stream<String> features(String archetype) throws IOException {
        return Files.readAllLines(
                        Platform.rootOfClone().resolve("templates/archetypes/" + archetype + "/template.yaml"))
                .stream()
                .dropWhile(line -> !line.equals("features:"))
                .skip(1)
                .takeWhile(line -> line.startsWith(" "))
                .filter(line -> line.matches("  [a-z]+:"))
                .map(line -> line.strip().replace(":", ""));
    }

    private void stopsAtAManagedFile(Path permits) throws IOException, InterruptedException {
        assertThat(own(permits, 1, "echo '# ours' >>.ci/run && git commit -qam 'ci: ours' && ./waystone check"))
                .containsPattern("edited managed +\\.ci/run +edited here");
        assertThat(own(permits, 1, "./waystone upgrade")).contains("./waystone upgrade --take-theirs .ci/run");
        own(permits, 0, "git revert --no-edit HEAD && test -z \"$(" + OFFER + ")\"");
    }

    private void done(String script) throws IOException, InterruptedException {
        var answer = clone.type(script);
        assertThat(answer.code()).as(answer.text()).isZero();
    }

    /** Types in a repository as its owner, whose Maven has a repository of its own. */
    private String own(Path folder, int code, String script) throws IOException, InterruptedException {
        var answer = clone.type("unset WAYSTONE_MAVEN_REPOSITORY\nexport MAVEN_ARGS='-Dmaven.repo.local=" + repository
                + "'\ncd '" + folder + "'\n" + script);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        return answer.text();
    }
}
