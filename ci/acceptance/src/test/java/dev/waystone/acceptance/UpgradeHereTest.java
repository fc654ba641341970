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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A service that was made in the platform's repository from the first version of its template is upgraded there by the command, with
 * all that this takes: files move, an OpenRewrite recipe runs, the result is built and its tests run. For minutes: in {@code test
 * --all}.
 */
@Order(4)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Platform.ANOTHER)
class UpgradeHereTest {

    private static final String SERVICE = "services/loyalty-accounts/";
    private static final String SOURCES = SERVICE + "src/main/java/org/acme/loyaltyaccounts/";
    private static final String OFFER = "git branch --list 'waystone/*' --format='%(refname:short)'";

    private final Path root = Platform.rootOfClone();
    private final SecondClone clone = new SecondClone(root, "upgrade here");
    private final OlderTemplate template = new OlderTemplate(clone, root);

    @BeforeEach
    void make_a_clone_with_a_git_of_its_own() throws IOException, InterruptedException {
        assumeTrue(Boolean.getBoolean("waystone.all"), "part of test --all");
        clone.make();
        assumeTrue(template.isToBeHad(), "this checkout has no history; git fetch --unshallow brings it");
        typed(0, """
                git init -q -b main && git fetch -q '%s' HEAD && git reset -q FETCH_HEAD
                git config user.name Ada && git config user.email ada@example.org
                git add -A && { git commit -qm 'what is not committed yet' || true; }
                """.formatted(root));
    }

    @AfterEach
    void end_what_was_started() {
        if (Boolean.getBoolean("waystone.all")) {
            clone.endLeftovers();
        }
    }

    @Test
    void an_older_service_reaches_the_newest_template_with_its_owners_edits_and_green_tests()
            throws IOException, InterruptedException {
        template.before("1.1.0");
        commit("build: the template as it was");
        typed(0, "./waystone new rest-service 'Loyalty Account' --owner loyalty");
        template.now();
        OwnersEdits.in(clone.folder().resolve(SERVICE), "LoyaltyAccount");
        commit("feat: loyalty-accounts, and the template as it is now");
        whatDoesNotBuildIsNotOffered();

        assertThat(typed(0, "./waystone upgrade loyalty-accounts"))
                .contains("runs the recipe all-of.yml", "Built and tested.");

        assertThat(typed(
                                0,
                                "git rev-list --count main..$(" + OFFER
                                        + ") && git status --porcelain && git worktree list")
                        .lines())
                .hasSize(2)
                .first()
                .isEqualTo("1");
        typed(0, "git merge -q --ff-only $(" + OFFER + ")");
        assertThat(file(SERVICE + "README.md")).content().endsWith(OwnersEdits.PROSE);
        assertThat(file(SOURCES + "LoyaltyAccounts.java")).content().contains("allOf(", OwnersEdits.METHOD);
        assertThat(file(SOURCES + OwnersEdits.CALLER)).content().contains("rows.allOf(ids, null)");
        assertThat(file(".waystone/logs/upgrade-loyalty-accounts-verify.log"))
                .content()
                .contains("BUILD SUCCESS", "Running org.acme.loyaltyaccounts.ContractTest");
        assertThat(typed(0, "./waystone check loyalty-accounts")).containsPattern("loyalty-accounts +ok ");
    }

    private void whatDoesNotBuildIsNotOffered() throws IOException, InterruptedException {
        Files.writeString(
                file(SOURCES + "Broken.java"),
                "package org.acme.loyaltyaccounts;\n\nclass Broken extends Missing {}\n");
        commit("feat: broken");
        assertThat(typed(1, "./waystone upgrade loyalty-accounts")).contains("the build failed: ", "Broken.java:[3,");
        typed(0, "test -z \"$(" + OFFER + ")\" && git revert --no-edit HEAD");
    }

    private Path file(String path) {
        return clone.folder().resolve(path);
    }

    private void commit(String message) throws IOException, InterruptedException {
        typed(0, "git add -A && git commit -qm '" + message + "'");
    }

    private String typed(int code, String script) throws IOException, InterruptedException {
        var answer = clone.type(script);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        return answer.text();
    }
}
