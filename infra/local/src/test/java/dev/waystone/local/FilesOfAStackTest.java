package dev.waystone.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesOfAStackTest {

    @TempDir
    private Path folder;

    @Test
    void a_copy_loses_what_the_original_has_no_longer() throws IOException {
        Path original = Files.createDirectories(folder.resolve("original/deep")).getParent();
        Files.writeString(original.resolve("deep/old.jar"), "old");
        Files.writeString(original.resolve("kept.jar"), "kept");
        Folders.mirror(original, folder.resolve("copy"));
        Folders.delete(original.resolve("deep"));
        Files.writeString(original.resolve("new.jar"), "new");

        Folders.mirror(original, folder.resolve("copy"));

        try (var files = Files.list(folder.resolve("copy"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("kept.jar", "new.jar");
        }
    }

    @Test
    void a_long_log_starts_anew_below_the_program_that_writes_it() throws IOException {
        Path log = folder.resolve("part.log");
        try (var writer = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write("0123456789\n".getBytes());
            LogFile.bound(log, 5);
            writer.write("next\n\n".getBytes());
        }

        assertThat(log).hasContent("next\n\n");
        assertThat(LogFile.old(log)).hasContent("0123456789\n");
        assertThat(LogFile.lastLine(log)).isEqualTo("next");
    }

    @Test
    void a_folder_left_by_a_killed_supervisor_is_known_as_such() throws IOException {
        try (var first = StateLock.take(folder)) {
            first.begin();
            assertThat(first.leftBehind()).isFalse();
            assertThat(StateLock.isFree(folder)).isFalse();
        }
        try (var afterAnOrderlyEnd = StateLock.take(folder)) {
            assertThat(afterAnOrderlyEnd.leftBehind()).isFalse();
        }
        Files.writeString(folder.resolve("supervisor.lock"), "1");
        try (var afterAKill = StateLock.take(folder)) {
            assertThat(afterAKill.leftBehind()).isTrue();
        }
    }
}
