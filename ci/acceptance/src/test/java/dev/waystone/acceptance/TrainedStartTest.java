package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Packaged services run from the AOT cache that they were trained with, and start as well when it is of no use. */
@Order(5)
class TrainedStartTest {

    private static final String VICTIM = "stock-items";

    private final Platform platform = Platform.shared();

    @Test
    void every_service_runs_from_its_cache() throws IOException {
        assertThat(withoutCache())
                .as("parts that run without the cache; packaged with -Dwaystone.aot.skip?")
                .isEmpty();
    }

    @Test
    void a_broken_cache_is_left_aside_in_silence_and_seen_by_this_test() throws IOException {
        Path cache = platform.application(VICTIM).resolve("app.aot");
        Path kept = cache.resolveSibling("kept.aot");
        spoiled(
                () -> {
                    Files.move(cache, kept); // a second name of the package's own: never written to
                    Files.writeString(cache, "no cache at all");
                },
                () -> Files.move(kept, cache, StandardCopyOption.REPLACE_EXISTING));
    }

    @Test
    void a_cache_of_other_jars_is_left_aside_in_silence_and_seen_by_this_test() throws IOException {
        Path jar = platform.application(VICTIM).resolve("quarkus/generated-bytecode.jar");
        FileTime built = Files.getLastModifiedTime(jar);
        spoiled(
                () -> Files.setLastModifiedTime(
                        jar, FileTime.from(built.toInstant().plusSeconds(2))),
                () -> Files.setLastModifiedTime(jar, built));
    }

    private void spoiled(Deed spoil, Deed heal) throws IOException {
        platform.stop(VICTIM);
        spoil.run();
        int said = platform.log(VICTIM).size();
        try {
            platform.start(VICTIM);

            assertThat(withoutCache()).containsExactly(VICTIM);
            assertThat(platform.log(VICTIM).subList(said, platform.log(VICTIM).size()))
                    .noneMatch(line -> line.contains("[aot") || line.contains("[cds"));
        } finally {
            platform.stop(VICTIM);
            heal.run();
            platform.start(VICTIM);
        }
    }

    private interface Deed {
        void run() throws IOException;
    }

    private List<String> withoutCache() throws IOException {
        var without = new ArrayList<String>();
        for (String part : platform.instances()) {
            if (!Files.readString(Path.of("/proc/" + platform.pid(part) + "/maps"))
                    .contains("/app.aot")) {
                without.add(part);
            }
        }
        return without;
    }
}
