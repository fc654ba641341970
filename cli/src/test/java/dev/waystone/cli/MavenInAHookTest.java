package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build, and with it a team's tests, in a process that a Git hook of another repository started. */
class MavenInAHookTest {
    @TempDir
    Path folder;

    @Test
    void it_is_told_nothing_of_the_hooks_repository() throws IOException, InterruptedException {
        Path wrapper = Files.writeString(folder.resolve("mvnw"), "#!/bin/sh\nenv >told\n");
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        ProcessBuilder hook = KilledUpgrade.builder(Hook.class, List.of(folder.toString()));
        hook.environment().putAll(Map.of("GIT_DIR", "/nowhere/.git", "GIT_INDEX_FILE", "/nowhere/index"));
        hook.environment().put("MINE", "kept");

        Process process = hook.start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readAllLines(folder.resolve("told")))
                .contains("MINE=kept")
                .noneMatch(line -> line.contains("/nowhere"));
    }

    /** What the hook runs. */
    static final class Hook {
        public static void main(String... arguments) throws IOException, InterruptedException {
            System.exit(new Maven(new House(Path.of(arguments[0])), Map.of()).inherit("verify"));
        }
    }
}
