package dev.waystone.cli.clones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With a real terminal, which {@code script} of util-linux lends to a process, and with none. */
class AtTerminalTest {

    /** What runs there: asks for a colour. */
    static final class Painter {
        private Painter() {}

        public static void main(String[] arguments) {
            Questions questions = Questions.ofThisProcess();
            Optional<String> colour = questions.ask(
                    "Colour",
                    arguments.length == 0 ? "" : arguments[0],
                    answer -> List.of("red", "blue").contains(answer)
                            ? Optional.empty()
                            : Optional.of("no colour [" + answer + "]; allowed: red, blue"));
            System.out.println("asks " + questions.canAsk() + ", heard " + colour.orElse("nothing"));
        }
    }

    @Test
    void a_wrong_answer_is_told_why_and_asked_for_again() throws Exception {
        assertThat(atTerminal("", "green\n  \n red \n"))
                .contains("no colour [green]; allowed: red, blue", "no colour []; allowed", "asks true, heard red")
                .containsPattern("(?s)Colour: .*Colour: .*Colour: ");
    }

    @Test
    void an_empty_answer_is_the_suggestion() throws Exception {
        assertThat(atTerminal("blue", "\n")).contains("Colour [blue]: ", "asks true, heard blue");
    }

    @Test
    void a_terminal_that_is_closed_answers_nothing() throws Exception {
        assertThat(atTerminal("", "green\n\u0004")).contains("no colour [green]", "asks true, heard nothing");
    }

    @Test
    void where_no_terminal_is_nobody_is_asked() throws Exception {
        assertThat(run(painter("blue"), "red\n")).isEqualTo("asks false, heard nothing\n");
    }

    private static String atTerminal(String suggestion, String typed) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "script"))),
                "there is no script(1), which util-linux has");
        String command = String.join(
                " ", painter(suggestion).stream().map(word -> "'" + word + "'").toList());
        return run(List.of("script", "--quiet", "--return", "--command", command, "/dev/null"), typed);
    }

    private static List<String> painter(String suggestion) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                "target/classes:target/test-classes",
                Painter.class.getName()));
        if (!suggestion.isEmpty()) {
            command.add(suggestion);
        }
        return command;
    }

    private static String run(List<String> command, String typed) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(typed.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end");
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
