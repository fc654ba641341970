package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waystone.docs.CodeBlock;
import dev.waystone.docs.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A service in a repository of its own, outside the checkout and below a path with a blank: built, tested and run with
 * nothing but the published platform, Central and an empty Maven repository. Downloads everything: in {@code test --all}.
 */
@Order(4)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Platform.ANOTHER)
class OwnRepositoryTest {

    private static final String PAGE = "docs/how-to/own-repository.md";
    private static final Path TEMPORARY = Path.of("/tmp");

    private final int offset = FreePorts.offset();

    @RegisterExtension
    private final SecondClone clone = new SecondClone(Platform.rootOfClone(), "own repository");

    private Path outside = TEMPORARY;
    private Path empty = TEMPORARY;

    @BeforeEach
    void make_a_clone_and_room_outside() throws IOException, InterruptedException {
        assumeTrue(LongRun.isWished(), LongRun.LEFT_OUT);
        outside = Files.createTempDirectory(TEMPORARY, "waystone own ");
        empty = Files.createTempDirectory(TEMPORARY, "waystone-empty-"); // without a blank, at which MAVEN_ARGS is cut
        clone.make();
    }

    @AfterEach
    void end_what_was_started() throws IOException, InterruptedException {
        if (!empty.equals(TEMPORARY)) {
            clone.type("cd '" + permits() + "' && ./waystone down || true");
            clone.endLeftovers();
            SecondClone.endAllOf(outside);
            Platform.delete(outside);
            Platform.delete(empty);
        }
    }

    @Test
    void it_is_built_tested_and_run_from_what_was_published() throws IOException, InterruptedException {
        List<CodeBlock> blocks = new Page(
                        PAGE, Files.readString(Platform.rootOfClone().resolve(PAGE)))
                .blocks().stream()
                        .filter(block -> block.isCommands() && block.notTyped().startsWith("OwnRepositoryTest"))
                        .toList();
        assertThat(blocks).hasSize(3);

        String made = type(blocks.get(0), "");
        assertThat(made).contains("parking permits from rest-service ", "./mvnw verify");
        assertThat(run("git log --oneline && git status --short"))
                .hasLineCount(1)
                .contains("feat: parking-permits");
        assertThat(run("grep -rlE '/tmp/|file:' --exclude-dir=.git --exclude-dir=.waystone . || true"))
                .as("committed files that name a place of this machine")
                .isEmpty();

        String ran =
                type(blocks.get(1), "cd '" + permits() + "'\nexport MAVEN_ARGS='-Dmaven.repo.local=" + empty + "'\n");
        assertThat(ran).contains("parking-permits  ready after", "\"items\":[]", "all parts ended");
        assertThat(run("cat target/surefire-reports/*.txt | grep -c 'Failures: 0, Errors: 0'")
                        .strip())
                .as("classes of tests that passed")
                .matches("[1-9]\\d?");
        assertThat(empty.resolve("dev/waystone/waystone-rest")).isDirectory();

        assertThat(type(blocks.get(2), "")).contains("published ");
        assertThat(type(blocks.get(2), "")).contains("nothing has changed since ");
        assertThat(typed("./waystone publish --json --to '" + outside.resolve("platform repository") + "'"))
                .as("the same for programs")
                .containsPattern("\"artifacts\" : [1-9]\\d")
                .contains("\"changed\" : false");
    }

    private Path permits() {
        return outside.resolve("parking permits");
    }

    private String run(String script) throws IOException, InterruptedException {
        return typed("cd '" + permits() + "'\n" + script);
    }

    private String type(CodeBlock block, String before) throws IOException, InterruptedException {
        String commands = String.join("\n", block.commands())
                .replace("../parking permits", permits().toString())
                .replace("../platform-repository", "'" + outside.resolve("platform repository") + "'")
                .replace("127.0.0.1:8106", "127.0.0.1:" + (8106 + offset))
                .replace("--detach", "--detach --port-offset " + offset);
        return typed(before + commands);
    }

    private String typed(String script) throws IOException, InterruptedException {
        var answer = clone.type(script);
        assertThat(answer.code()).as(answer.text()).isZero();
        return answer.text();
    }
}
