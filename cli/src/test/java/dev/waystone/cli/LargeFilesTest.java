package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.upgrade.Scratch;
import dev.waystone.cli.upgrade.Workshop;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service whose team tracks what is far larger than any source. */
class LargeFilesTest {
    private static final String BRANCH = "waystone/upgrade-loyalty-accounts-1.1.0";
    private static final String LARGE = "src/test/resources/all.bin";
    private static final long SIZE = 1L << 25;

    @TempDir
    Path folder;

    TinyHouse house;
    Path clone;

    @BeforeEach
    void one_with_a_large_file() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        clone = house.clone("Loyalty Account");
        write(LARGE);
        house.commit("test: all");
    }

    @Test
    void it_stays_as_it_is() throws IOException {
        house.secondVersion();

        assertThat(type("check").out()).contains("stale version").doesNotContain(LARGE);
        assertThat(type("upgrade").code()).isZero();

        assertThat(house.git.run("diff", "--name-only", "main", BRANCH, "--").text())
                .doesNotContain(LARGE);
        assertThat(Files.size(clone.resolve(LARGE))).isEqualTo(SIZE);
    }

    @Test
    void a_template_that_brings_a_file_there_does_not_overwrite_it() throws IOException {
        house.golden(LARGE, "small");
        house.secondVersion();

        Typed typed = type("upgrade");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out()).contains(LARGE, "changed here and by the template, and no text; yours stays");
        String there = BRANCH + ":services/loyalty-accounts/" + LARGE;
        assertThat(house.git.run("cat-file", "-s", there).text()).isEqualTo(Long.toString(SIZE));
    }

    @Test
    void what_does_not_fit_into_memory_is_one_line() throws IOException {
        house.secondVersion();

        Typed typed = Typed.of(house.root, new Exhausted(), "upgrade");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err())
                .endsWith("waystone: out of memory (Java heap space); the files of a service are read whole: let Git"
                        + " ignore what is built, and keep large ones elsewhere\n");
    }

    private void write(String path) throws IOException {
        Path file = clone.resolve(path);
        Files.createDirectories(file.getParent());
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(SIZE);
        }
    }

    private Typed type(String verb) {
        return Typed.of(house.root, new FakeWorkshop(), verb);
    }

    /** Where memory ends. */
    private static final class Exhausted implements Workshop {
        @Override
        public void verify(Scratch scratch) {
            throw new OutOfMemoryError("Java heap space");
        }

        @Override
        public void rewrite(Scratch scratch, Path before, List<Path> recipes) {
            throw new IllegalStateException("the tiny template has no recipes");
        }
    }
}
