package dev.waystone.cli.clones;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionTest {
    @TempDir
    Path folder;

    @BeforeEach
    void a_file() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "before");
    }

    @Test
    void what_was_committed_stays() throws IOException {
        try (var transaction = changed(folder)) {
            transaction.commit();
        }
        assertThat(folder.resolve("service/a.txt")).hasContent("a");
        assertThat(folder.resolve("pom.xml")).hasContent("after");
        assertThat(folder.resolve("staging")).doesNotExist();
    }

    @Test
    void what_was_not_committed_is_undone() throws IOException {
        changed(folder).close();
        assertUntouched();
    }

    @Test
    void what_a_killed_one_left_is_not_taken_for_its_own() throws IOException {
        Path left = Files.createDirectories(folder.resolve("staging/service"));
        Files.writeString(left.resolve("another's.txt"), "left");

        try (var transaction = changed(folder)) {
            transaction.commit();
        }

        assertThat(folder.resolve("service")).isDirectoryContaining("glob:**/a.txt");
        assertThat(folder.resolve("service/another's.txt")).doesNotExist();
    }

    @Test
    void a_signal_undoes_it() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Interrupted.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("changed");
        assertThat(folder.resolve("service/a.txt")).exists();

        process.destroy(); // SIGTERM, which Ctrl-C's SIGINT is like

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertUntouched();
    }

    /** Changes everything and then waits to be killed. */
    static final class Interrupted {
        public static void main(String... arguments) throws Exception {
            try (var transaction = changed(Path.of(arguments[0]))) {
                System.out.println("changed");
                Thread.sleep(60_000);
                transaction.commit();
            }
        }
    }

    private static Transaction changed(Path folder) throws IOException {
        var transaction = new Transaction(folder.resolve("staging"));
        Path draft = Files.createDirectories(transaction.staging().resolve("service"));
        Files.writeString(draft.resolve("a.txt"), "a");
        transaction.move(draft, folder.resolve("service"));
        transaction.replace(folder.resolve("pom.xml"), "after");
        return transaction;
    }

    private void assertUntouched() {
        assertThat(folder.resolve("service")).doesNotExist();
        assertThat(folder.resolve("staging")).doesNotExist();
        assertThat(folder.resolve("pom.xml")).hasContent("before");
    }
}
