package dev.waystone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What root does where user namespaces are not allowed. */
class OrdinaryUserTest {

    private final Path state = root().resolve(".waystone/nobody");

    @BeforeEach
    void only_as_root() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: nothing to give up");
        Folders.delete(state);
        Files.createDirectories(state);
    }

    @Test
    void the_database_runs_as_nobody_on_folders_that_are_given_to_it() throws IOException, SQLException {
        var user = nobody();
        var programs = PostgresBinaries.unpack(new Toolbox(root(), state).programs("postgres"), state);
        var postgres = new Postgres(programs, state, Ports.free(state), new Secrets(state), user);
        postgres.initialise(true);
        var child = Child.start(new Guard(state), postgres.primary(), state.resolve("logs/postgres.log"));
        try {
            assertThat(serves(postgres)).isTrue();
            assertThat(Files.getAttribute(Path.of("/proc/" + child.pid()), "unix:uid"))
                    .isEqualTo(65_534);
        } finally {
            child.stop("INT", Duration.ofSeconds(10));
            Folders.delete(state);
        }
    }

    @Test
    void a_folder_that_nobody_can_enter_is_a_known_problem() throws IOException {
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> OrdinaryUser.forReal(state))
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining("cannot enter " + state);
        Folders.delete(state);
    }

    private OrdinaryUser nobody() {
        try {
            return OrdinaryUser.forReal(state);
        } catch (LocalProblem e) {
            return abort("this clone lies where nobody may enter: " + e.line());
        }
    }

    private static boolean serves(Postgres postgres) {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (var connection = postgres.connect("postgres", "postgres")) {
                return connection.isValid(2);
            } catch (SQLException e) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
        return false;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
