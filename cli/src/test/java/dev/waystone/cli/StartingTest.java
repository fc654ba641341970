package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path root;

    House house;
    Process other;

    @BeforeEach
    void start() throws IOException {
        house = new House(root);
        other = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        other.destroyForcibly();
    }

    @Test
    void down_ends_a_platform_that_is_still_starting() throws IOException {
        Starting.by(house, other.toHandle());

        assertThat(run("down")).isZero();
        assertThat(text()).contains("the platform that was starting has ended");
        assertThat(other.isAlive()).isFalse();
    }

    @Test
    void a_second_up_says_that_one_is_starting() throws IOException {
        Starting.by(house, other.toHandle());

        assertThat(run("up")).isEqualTo(1);
        assertThat(text())
                .isEqualTo("waystone: a platform is starting in this clone (process " + other.pid()
                        + "); ./waystone down ends it\n");
    }

    @Test
    void another_process_that_got_the_number_is_left_alone() throws IOException {
        Files.createDirectories(house.state());
        Files.writeString(house.state().resolve("up.starting"), other.pid() + " 4711");

        assertThat(run("down")).isZero();
        assertThat(text()).isEqualTo("nothing runs\n");
        assertThat(other.isAlive()).isTrue();
    }

    @Test
    void the_note_goes_with_its_process_alone() throws IOException {
        Starting first = Starting.here(house);
        Starting.by(house, other.toHandle());
        first.close();
        assertThat(Starting.of(house)).contains(other.toHandle());

        other.destroyForcibly().onExit().join();
        assertThat(Starting.of(house)).isEmpty();
    }

    private int run(String verb) {
        var stream = new PrintStream(said, true);
        return Waystone.of(new Desk(house, new Console(stream, stream, false), Optional::empty))
                .execute(verb);
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
