package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine that has no git. */
class WithoutGitTest {
    @TempDir
    Path folder;

    TinyHouse house;

    @BeforeEach
    void a_clone() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        house.clone("Loyalty Account");
    }

    @Test
    void check_and_diff_do_without_it() throws Exception {
        assertThat(type("check")).startsWith("0\n");
        assertThat(type("diff")).startsWith("0\n");
    }

    @Test
    void an_older_version_is_not_to_be_had_and_that_is_said() throws Exception {
        house.secondVersion();

        assertThat(type("diff"))
                .startsWith("1\n")
                .contains("tiny-service 1.0.0 is not to be had from " + house.root
                        + ", whose Git history cannot be read without git; allowed: 1.1.0");
    }

    @Test
    void an_upgrade_says_that_it_needs_it() throws Exception {
        assertThat(type("upgrade")).startsWith("1\n").contains("waystone: cannot run git");
    }

    @Test
    void a_repository_of_its_own_is_refused_before_the_platform_is_published() throws Exception {
        Files.createDirectories(house.root.resolve("infra/local"));
        Path own = folder.resolve("own");

        assertThat(type("new", "tiny-service", "Gift Card", "--standalone", own.toString()))
                .startsWith("1\n")
                .contains("waystone: cannot run git")
                .doesNotContain("publish");
        assertThat(own).doesNotExist();
    }

    private String type(String... arguments) throws IOException, InterruptedException {
        Path answer = folder.resolve("answer");
        List<String> words = new ArrayList<>(List.of(answer.toString(), house.root.toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = KilledUpgrade.builder(Typist.class, words);
        builder.environment()
                .put("PATH", Files.createDirectories(folder.resolve("nothing")).toString());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(answer);
    }

    /** Types a command in a house, and writes its exit code and all that it said into a file. */
    static final class Typist {
        public static void main(String... arguments) throws IOException {
            String[] typed = List.of(arguments).subList(2, arguments.length).toArray(String[]::new);
            Typed answer = Typed.of(Path.of(arguments[1]), new FakeWorkshop(), typed);
            Files.writeString(Path.of(arguments[0]), answer.code() + "\n" + answer.out() + answer.err());
        }
    }
}
