package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real bash makes of the script. */
class CompletionTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "./waystone st, status",
        "./waystone up --de, --demo --detach",
        "./waystone fault kafka ki, kill",
        "./waystone doctor --j, --json"
    })
    void bash_completes_verbs_options_and_words(String typed, String offered) throws Exception {
        Path script = Files.writeString(folder.resolve("completion.bash"), script());
        String last = typed.substring(typed.lastIndexOf(' ') + 1);
        int words = typed.split(" ").length;
        String bash = "compopt() { :; }; source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; "
                .formatted(script, typed, words - 1, typed, typed.length());

        assertThat(run(bash + "_complete_waystone waystone '" + last + "' x; echo ${COMPREPLY[@]}"))
                .isEqualToIgnoringWhitespace(offered);
    }

    private String script() {
        var out = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(out, true), System.err, false);
        assertThat(Waystone.of(new Desk(new House(folder), console, Optional::empty))
                        .execute("completion"))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String run(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
