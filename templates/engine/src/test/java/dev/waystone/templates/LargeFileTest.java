package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeFileTest {
    private static final long LIMIT = 16L << 20;

    @TempDir
    Path folder;

    @Test
    void one_up_to_16_mib_is_read() throws IOException {
        write("a.bin", LIMIT);

        assertThat(read("a.bin").content()).hasSize((int) LIMIT);
    }

    @Test
    void a_larger_one_is_known_by_its_size_and_takes_no_memory() throws IOException {
        write("a.bin", LIMIT + 1);
        TreeFile large = read("a.bin");

        assertThat(large.content()).hasSizeLessThan(100);
        assertThat(large.isText()).isFalse();
        assertThat(large).isEqualTo(read("a.bin"));
        write("a.bin", LIMIT + 2);
        assertThat(large).isNotEqualTo(read("a.bin"));
        assertThat(large.sameAs(read("a.bin"))).isFalse();
    }

    @Test
    void what_was_not_read_is_never_written() throws IOException {
        write("a.bin", LIMIT + 1);
        FileTree tree = Folder.read(folder, path -> true);

        assertThatThrownBy(() -> Folder.write(tree, folder.resolve("copy")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("a.bin has more than 16 MiB, which no file of a template may have");
        assertThat(folder.resolve("copy/a.bin")).doesNotExist();
    }

    private TreeFile read(String name) {
        return Folder.read(folder, path -> true).get(name).orElseThrow();
    }

    private void write(String name, long size) throws IOException {
        try (var sparse = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            sparse.setLength(size);
        }
    }
}
