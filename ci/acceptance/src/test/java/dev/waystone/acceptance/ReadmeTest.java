package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Types every command of the README, in its order, in a second clone whose path has a blank in it and on ports of its own. What
 * the first command starts stands until the last one ends it.
 */
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Platform.ANOTHER)
class ReadmeTest {

    /** Runs this very test; typed by whoever runs it. */
    private static final Set<String> NOT_TYPED = Set.of("./waystone test");

    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private final Path root = Platform.rootOfClone();
    private final int offset = FreePorts.offset();
    private final SecondClone clone = new SecondClone(root);

    @BeforeEach
    void make_a_second_clone() throws IOException, InterruptedException {
        clone.make();
    }

    @AfterEach
    void end_what_was_started() throws IOException, InterruptedException {
        clone.type("./waystone down || true");
        clone.endLeftovers();
    }

    @Test
    void every_command_of_the_readme_does_what_it_says() throws IOException, InterruptedException {
        var typed = new ArrayList<String>();
        for (String block : blocks()) {
            var script = new ArrayList<String>();
            for (String command : commands(block)) {
                if (!NOT_TYPED.contains(command)) {
                    script.add(here(command));
                    typed.add(command);
                }
            }
            run(script);
        }
        assertThat(typed).contains("./waystone up --demo", "./waystone status", "./waystone token", "./waystone down");
    }

    /** Commands of one block share a shell, since one may set what the next one uses. */
    private void run(List<String> script) throws IOException, InterruptedException {
        var answer = clone.type(String.join("\n", script));
        assertThat(answer.code()).as(answer.text()).isZero();
        if (script.getFirst().contains("--demo")) {
            assertThat(answer.text()
                            .lines()
                            .filter(line -> line.contains(" CONFIRMED ") || line.contains(" CANCELLED ")))
                    .as(answer.text())
                    .hasSize(20);
            assertThat(answer.text()).containsPattern("Subject: Your order [0-9a-f-]{36} is confirmed");
        }
        if (script.getFirst().contains("token=")) {
            assertThat(answer.text())
                    .contains("\"sku\"")
                    .contains("\"state\":\"CANCELLED\"")
                    .contains("Your order ");
        }
    }

    private List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(root.resolve("README.md")))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("waystone"))
                // what ends the platform comes last
                .sorted(java.util.Comparator.comparing(block -> block.contains("./waystone down")))
                .toList();
    }

    private static List<String> commands(String block) {
        return block.lines()
                .map(line -> line.replaceAll("\\s+#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The same command for the second clone: detached, and with every port moved. */
    private String here(String command) {
        String moved =
                PORT.matcher(command).replaceAll(port -> "127.0.0.1:" + (Integer.parseInt(port.group(1)) + offset));
        return moved.contains(" up") ? moved + " --detach --port-offset " + offset : moved;
    }
}
