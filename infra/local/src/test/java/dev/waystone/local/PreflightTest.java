package dev.waystone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightTest {

    @Test
    void a_library_that_ldd_does_not_find_is_named_with_its_package() {
        String ldd = """
                \tlinux-vdso.so.1 (0x00007f46420eb000)
                \tlibz.so.1 => /home/a b/bin/../lib/libz.so.1 (0x00007f4640400000)
                \tlibssl.so.3 => not found
                \tlibcrypto.so.3 => not found
                \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f464061e000)
                """;

        assertThat(Preflight.missing(ldd)).containsExactly("libssl.so.3", "libcrypto.so.3");
        assertThat(Preflight.debianPackage("libssl.so.3")).isEqualTo("libssl3");
    }

    @Test
    void an_old_version_of_a_library_is_named_though_the_path_has_a_blank() {
        String ldd =
                "/home/a b/postgres: /lib/libc.so.6: version `GLIBC_2.38' not found (required by /home/a b/postgres)\n";

        assertThat(Preflight.missing(ldd)).containsExactly("GLIBC_2.38");
    }

    @Test
    void a_program_with_all_its_libraries_passes() {
        assertThatCode(() -> Preflight.librariesAreThere(Path.of("/bin/sh"))).doesNotThrowAnyException();
    }

    @Test
    void a_folder_of_another_user_is_refused_with_both_names() {
        assertThatThrownBy(() -> Preflight.ownedBy(Path.of("/clone/.waystone/up"), "ann", "bob"))
                .isInstanceOfSatisfying(
                        LocalProblem.class,
                        problem -> assertThat(problem.line())
                                .isEqualTo(
                                        "/clone/.waystone/up belongs to ann, this is bob; run it as ann, or delete the folder"));
    }

    @Test
    void who_listens_is_read_from_the_table_of_sockets() {
        var table = List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 0100007F:3C48 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0",
                "   1: 0100007F:3C48 0100007F:A001 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 20 4 30 10 -1");

        assertThat(PortOwner.inodes(table, 15432)).containsExactly("4711");
        assertThat(PortOwner.inodes(table, 15433)).isEmpty();
    }
}
