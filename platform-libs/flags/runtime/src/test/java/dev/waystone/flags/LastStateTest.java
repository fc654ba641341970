package dev.waystone.flags;

import static org.assertj.core.api.Assertions.assertThat;

import io.getunleash.FeatureToggle;
import io.getunleash.repository.FeatureBackupHandlerFile;
import io.getunleash.repository.FeatureCollection;
import io.getunleash.repository.SegmentCollection;
import io.getunleash.repository.ToggleCollection;
import io.getunleash.util.UnleashConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastStateTest {

    @TempDir
    Path folder;

    @Test
    void what_was_written_is_read_by_the_next_process() {
        state(folder.resolve("new")).write(with("shop.sale"));

        assertThat(state(folder.resolve("new")).read().getToggle("shop.sale").isEnabled())
                .isTrue();
    }

    @Test
    void half_a_file_of_a_killed_process_does_not_replace_a_whole_one() throws IOException {
        LastState state = state(folder);
        state.write(with("shop.sale"));
        Files.writeString(folder.resolve("flags.json.new"), "{\"features\": [{\"na");

        assertThat(state.read().getToggle("shop.sale").isEnabled()).isTrue();
        state.write(with("shop.other"));
        assertThat(state.read().getToggle("shop.other").isEnabled()).isTrue();
    }

    @Test
    void a_folder_that_cannot_be_written_is_no_error() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        state(file).write(with("shop.sale"));

        assertThat(state(file).read().getToggleCollection().getFeatures()).isEmpty();
    }

    private static LastState state(Path folder) {
        var config = UnleashConfig.builder()
                .appName("shop")
                .unleashAPI("http://127.0.0.1/api")
                .scheduledExecutor(new Poll());
        return new LastState(
                folder,
                file -> new FeatureBackupHandlerFile(
                        config.backupFile(file.toString()).build()));
    }

    private static FeatureCollection with(String flag) {
        return new FeatureCollection(
                new ToggleCollection(List.of(new FeatureToggle(flag, true, List.of()))),
                new SegmentCollection(List.of()));
    }
}
