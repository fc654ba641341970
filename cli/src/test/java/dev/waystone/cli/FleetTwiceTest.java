package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.upgrade.Scratch;
import dev.waystone.cli.upgrade.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fleet apply} of one file, started again while it runs in a process of its own. */
class FleetTwiceTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private TinyHouse house;
    private TinyFleet fleet;
    private Process first;

    @BeforeEach
    void one_is_building() throws IOException, InterruptedException {
        house = new TinyHouse(folder.resolve("house"));
        fleet = new TinyFleet(house, folder.resolve("clones"), 2);
        house.secondVersion();
        fleet.writeFile(file(), "parallel: 1\n");
        first = KilledUpgrade.start(Building.class, house.root.toString(), file().toString(), begun().toString());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(begun()) && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(begun()).exists();
    }

    @AfterEach
    void it_ends() throws InterruptedException {
        first.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void the_second_is_told_who_runs_and_does_nothing() {
        Typed second = fleet.type(file(), "apply");

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err())
                .matches("waystone: fleet apply of \\Q" + file() + "\\E runs already \\(process " + first.pid()
                        + ", since \\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z\\); wait for it\n");
        assertThat(second.out()).isEmpty();
        assertThat(fleet.builds()).isZero();
        assertThat(fleet.isUntouched(1)).isTrue();
    }

    @Test
    void looking_and_planning_need_not_wait() {
        assertThat(fleet.type(file(), "status").out()).contains("clone-01");
        assertThat(fleet.type(file(), "plan").out()).containsPattern("clone-01 +1\\.0\\.0 +1\\.1\\.0 +ready");
    }

    @Test
    void one_that_was_killed_holds_nobody_up() throws InterruptedException {
        first.destroyForcibly();
        assertThat(first.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        Typed second = fleet.type(file(), "apply");

        assertThat(second.code()).as(second.toString()).isZero();
        assertThat(fleet.builds()).isEqualTo(2);
    }

    @Test
    void another_fleet_is_another_matter() throws IOException {
        Path other = folder.resolve("other.yaml");
        Files.writeString(
                other, "apiVersion: waystone.dev/v1\nclones:\n  - {path: clones/" + TinyFleet.name(1) + "}\n");

        assertThat(fleet.type(other, "apply").code()).isZero();
    }

    private Path file() {
        return folder.resolve("fleet.yaml");
    }

    private Path begun() {
        return folder.resolve("begun");
    }

    /** A {@code fleet apply} whose first build does not end by itself in the time of a test. */
    static final class Building {
        private Building() {}

        /** @param arguments the house, the fleet's file, and a file that is there when the build has begun */
        public static void main(String... arguments) {
            KilledFleet.apply(Path.of(arguments[0]), Path.of(arguments[1]), new Workshop() {
                @Override
                public void verify(Scratch scratch) throws IOException, InterruptedException {
                    Files.writeString(Path.of(arguments[2]), "begun");
                    Thread.sleep(TimeUnit.SECONDS.toMillis(5 * PATIENCE_SECONDS));
                }

                @Override
                public void rewrite(Scratch scratch, Path before, List<Path> recipes) {
                    throw new IllegalStateException("the tiny template has no recipes");
                }
            });
        }
    }
}
