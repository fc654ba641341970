package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a file can be executed: {@code check} and {@code upgrade} call the same an edit. */
class ExecutableBitsTest {
    private static final String BRANCH = "waystone/upgrade-loyalty-accounts-1.1.0";
    private static final String SERVICE = "services/loyalty-accounts/";

    @TempDir
    Path folder;

    TinyHouse house;
    Path clone;

    @BeforeEach
    void a_clone_with_a_script_and_a_template_that_adds_another() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        house.golden("first.sh", "echo first\n");
        executable(house.root.resolve("services/catalog-items/first.sh"), true);
        house.commit("feat: a script");
        clone = house.clone("Loyalty Account");
        house.golden("second.sh", "echo second\n");
        executable(house.root.resolve("services/catalog-items/second.sh"), true);
    }

    @Test
    void a_managed_file_that_only_became_executable_is_an_edited_one_to_both() throws IOException {
        executable(clone.resolve(".ci/run"), true);
        house.commit("feat: run it");
        assertThat(type("check").out())
                .containsPattern("edited managed +.ci/run +cannot be executed as the template gives it, and here it is"
                        + " otherwise; chmod -x, or upgrade with --take-theirs .ci/run");
        house.secondVersion();

        assertThat(type("upgrade").out()).contains("Nothing was done").endsWith(" --take-theirs .ci/run\n");
        assertThat(type("upgrade", "--take-theirs", ".ci/run").code()).isZero();

        assertThat(mode(".ci/run")).isEqualTo("100644");
    }

    @Test
    void a_disk_that_calls_every_file_executable_changes_no_mode() throws IOException {
        house.secondVersion();
        house.git.run("config", "core.fileMode", "false");
        try (Stream<Path> files = Files.walk(clone)) {
            files.filter(Files::isRegularFile).forEach(file -> executable(file, true));
        }
        assertThat(house.git.run("status", "--porcelain").text()).isEmpty();
        assertThat(type("check").out()).doesNotContain("edited managed");

        Typed typed = type("upgrade");

        assertThat(typed.out()).doesNotContain("conflict", "first.sh");
        modesAreTheTemplates();
    }

    @Test
    void nor_does_one_that_calls_none_so() throws IOException {
        house.secondVersion();
        house.git.run("config", "core.fileMode", "false");
        executable(clone.resolve("first.sh"), false);

        assertThat(type("upgrade").out()).doesNotContain("conflict", "first.sh");

        modesAreTheTemplates();
    }

    private void modesAreTheTemplates() {
        assertThat(mode(".ci/run")).isEqualTo("100644");
        assertThat(mode("pom.xml")).isEqualTo("100644");
        assertThat(mode("first.sh")).isEqualTo("100755");
        assertThat(mode("second.sh")).isEqualTo("100755");
    }

    private String mode(String path) {
        return house.git.run("ls-tree", BRANCH, SERVICE + path).text().split(" ")[0];
    }

    private static void executable(Path file, boolean executable) {
        if (!file.toFile().setExecutable(executable)) {
            throw new UncheckedIOException(new IOException(file + " stays as it is"));
        }
    }

    private Typed type(String... arguments) {
        return Typed.of(house.root, new FakeWorkshop(), arguments);
    }
}
