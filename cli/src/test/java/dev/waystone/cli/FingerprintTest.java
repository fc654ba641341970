package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    @TempDir
    Path root;

    String before;

    @BeforeEach
    void write() throws IOException {
        write("src/main/A.java", "a");
        before = fingerprint();
    }

    @Test
    void changes_with_content() throws IOException {
        write("src/main/A.java", "b");

        assertThat(fingerprint()).isNotEqualTo(before);
    }

    @Test
    void changes_with_a_file_that_comes_or_goes() throws IOException {
        write("src/main/B.java", "");
        assertThat(fingerprint()).isNotEqualTo(before);

        Files.delete(root.resolve("src/main/B.java"));
        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void stays_with_times_builds_and_tests() throws IOException {
        Files.setLastModifiedTime(root.resolve("src/main/A.java"), FileTime.fromMillis(0));
        write("target/A.class", "x");
        write("src/test/ATest.java", "x");

        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void changes_with_a_test_where_tests_are_handed_on() throws IOException {
        String handedOn = Fingerprint.withTests(root, List.of(root));
        write("target/A.class", "x");
        assertThat(Fingerprint.withTests(root, List.of(root))).isEqualTo(handedOn);
        write("src/test/ATest.java", "x");

        assertThat(Fingerprint.withTests(root, List.of(root))).isNotEqualTo(handedOn);
    }

    private String fingerprint() throws IOException {
        return Fingerprint.of(root, List.of(root));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
