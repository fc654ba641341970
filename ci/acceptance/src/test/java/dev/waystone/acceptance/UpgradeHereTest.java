package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A service of each template that was made in the platform's repository from its first version is upgraded there by the command, with
 * all that this takes: files move, OpenRewrite recipes run, the result is built and its tests run. For minutes: in {@code test
 * --all}.
 */
@Order(4)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Platform.ANOTHER)
class UpgradeHereTest {

    private static final String ACCOUNTS = "services/loyalty-accounts/";
    private static final String ACCOUNT_SOURCES = ACCOUNTS + "src/main/java/org/acme/loyaltyaccounts/";
    private static final String REMINDERS = "services/visit-reminders/";
    private static final String REMINDER_SOURCES = REMINDERS + "src/main/java/org/acme/visitreminders/";

    @RegisterExtension
    private final GitClone clone = new GitClone(Platform.rootOfClone(), "upgrade here");

    private final OlderTemplate restService = clone.restService();
    private final OlderTemplate eventConsumer = clone.eventConsumer();

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
    void an_older_service_reaches_the_newest_template_with_its_owners_edits_and_green_tests()
            throws IOException, InterruptedException {
        made(restService, "./waystone new rest-service 'Loyalty Account' --owner loyalty");
        OwnersEdits.in(file(ACCOUNTS), "LoyaltyAccount");
        commit("feat: loyalty-accounts, and the template as it is now");
        whatDoesNotBuildIsNotOffered();

        assertThat(typed(0, "./waystone upgrade loyalty-accounts"))
                .contains("runs the recipe all-of.yml", "Built and tested.");

        isOfferedAsOneCommit();
        assertThat(file(ACCOUNTS + "README.md")).content().endsWith(OwnersEdits.PROSE);
        assertThat(file(ACCOUNT_SOURCES + "LoyaltyAccounts.java")).content().contains("allOf(", OwnersEdits.METHOD);
        assertThat(file(ACCOUNT_SOURCES + OwnersEdits.CALLER)).content().contains("rows.allOf(ids, null)");
        wasTested("loyalty-accounts", "org.acme.loyaltyaccounts");
    }

    @Test
    void an_older_consumer_reaches_it_with_a_migrated_table_and_a_type_that_is_called_otherwise()
            throws IOException, InterruptedException {
        made(eventConsumer, "./waystone new event-consumer 'Visit Reminder' --owner visits");
        OwnersEdits.inConsumer(file(REMINDERS), "VisitReminder");
        commit("feat: visit-reminders, and the template as it is now");

        assertThat(typed(0, "./waystone upgrade visit-reminders"))
                .contains("runs the recipe subject.yml", "V0101 forgets the customer", "Built and tested.");

        isOfferedAsOneCommit();
        assertThat(file(REMINDERS + "README.md")).content().endsWith(OwnersEdits.PROSE);
        assertThat(file(REMINDER_SOURCES + "VisitReminders.java")).content().contains(OwnersEdits.METHOD);
        assertThat(file(REMINDER_SOURCES + OwnersEdits.CALLER))
                .content()
                .contains("UUID of(Subject subject)")
                .doesNotContain("VisitReminder.Subject");
        assertThat(file(REMINDERS + "src/main/resources/db/migration/V0101__told_customers_are_forgotten.sql"))
                .exists();
        wasTested("visit-reminders", "org.acme.visitreminders");
    }

    private void made(OlderTemplate template, String command) throws IOException, InterruptedException {
        template.before("1.1.0");
        commit("build: the template as it was");
        typed(0, command);
        template.now();
    }

    private void isOfferedAsOneCommit() throws IOException, InterruptedException {
        assertThat(typed(
                                0,
                                "git rev-list --count main.." + GitClone.OFFER
                                        + " && git status --porcelain && git worktree list")
                        .lines())
                .hasSize(2)
                .first()
                .isEqualTo("1");
        clone.takeOffer();
    }

    private void wasTested(String service, String name) throws IOException, InterruptedException {
        assertThat(file(".waystone/logs/upgrade-" + service + "-verify.log"))
                .content()
                .contains("BUILD SUCCESS", "Running " + name + ".ContractTest");
        assertThat(typed(0, "./waystone check " + service)).containsPattern(service + " +ok ");
    }

    private void whatDoesNotBuildIsNotOffered() throws IOException, InterruptedException {
        Files.writeString(
                file(ACCOUNT_SOURCES + "Broken.java"),
                "package org.acme.loyaltyaccounts;\n\nclass Broken extends Missing {}\n");
        commit("feat: broken");
        assertThat(typed(1, "./waystone upgrade loyalty-accounts")).contains("the build failed: ", "Broken.java:[3,");
        typed(0, "test -z \"" + GitClone.OFFER + "\" && git revert --no-edit HEAD");
    }

    private Path file(String path) {
        return clone.file(path);
    }

    private void commit(String message) throws IOException, InterruptedException {
        clone.commit(message);
    }

    private String typed(int code, String script) throws IOException, InterruptedException {
        return clone.typed(code, script);
    }
}
