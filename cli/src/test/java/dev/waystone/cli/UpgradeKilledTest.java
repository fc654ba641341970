package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.upgrade.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Killed with {@code kill -9} an upgrade loses nothing, and the next one does all of it. */
class UpgradeKilledTest {
    private static final String BRANCH = "waystone/upgrade-loyalty-accounts-1.1.0";
    private static final String SCRATCH = ".waystone/upgrade/loyalty-accounts";
    private static final int KILLED = 137;
    private static final int ROUNDS = 8;

    @TempDir
    Path folder;

    TinyHouse house;
    Path clone;
    String head;

    @BeforeEach
    void a_clone_of_an_older_version() throws IOException {
        house = new TinyHouse(folder.resolve("a house"));
        clone = house.clone("Loyalty Account");
        Files.writeString(clone.resolve("src/main/resources/mine.txt"), "mine\n");
        house.commit("feat: mine");
        house.secondVersion();
        head = house.git.run("rev-parse", "HEAD").text();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void after_any_step(Step step) throws IOException, InterruptedException {
        Process upgrade = KilledUpgrade.start(house.root, clone, step.name());

        assertThat(upgrade.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(upgrade.exitValue()).isEqualTo(KILLED);
        nothing_is_lost_and_again_does_all();
    }

    @Test
    void at_any_instant() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long whole = System.nanoTime();
        assertThat(KilledUpgrade.start(house.root, clone, "").waitFor()).isZero();
        whole = (System.nanoTime() - whole) / 1_000_000;
        int killed = 0;
        int midway = 0;
        for (int round = 0; round < ROUNDS; round++) {
            house.git.ask("branch", "-D", BRANCH);
            Process upgrade = KilledUpgrade.start(house.root, clone, "");
            boolean atWork = round % 2 == 0;
            if (atWork) {
                awaitItsWork(upgrade);
            }
            long delay = round == 0 ? 0 : random.nextLong(atWork ? whole / 8 + 1 : whole);
            if (!upgrade.waitFor(delay, TimeUnit.MILLISECONDS)) {
                upgrade.destroyForcibly().waitFor();
            }
            boolean hit = upgrade.exitValue() == KILLED;
            killed += hit ? 1 : 0;
            midway += hit && Files.exists(house.root.resolve(SCRATCH)) ? 1 : 0;
            assertThat(hit || upgrade.exitValue() == 0)
                    .as("seed %d, round %d: exit code %d", seed, round, upgrade.exitValue())
                    .isTrue();
            nothing_is_lost("seed " + seed + ", round " + round);
        }
        assertThat(killed).as("seed %d: rounds that were killed", seed).isPositive();
        assertThat(midway).as("seed %d: kills that hit its work", seed).isPositive();
        house.git.ask("branch", "-D", BRANCH);
        nothing_is_lost_and_again_does_all();
    }

    @Test
    void two_at_once_do_not_meet() throws IOException, InterruptedException {
        Path goOn = folder.resolve("go on");
        Process first = KilledUpgrade.startAndHold(house.root, clone, goOn);
        awaitItsWork(first);

        Typed second = Typed.of(house.root, new FakeWorkshop(), "upgrade");

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err())
                .isEqualTo("waystone: another upgrade of loyalty-accounts runs (" + house.root.resolve(SCRATCH)
                        + ".lock); wait for it\n");
        assertThat(first.isAlive()).as("the first one holds the clone still").isTrue();
        nothing_is_lost("while the first one works");
        Files.createFile(goOn);
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isZero();
        nothing_is_lost_and_again_does_all();
    }

    /** Most of a run is the start of its JVM. */
    private void awaitItsWork(Process upgrade) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (upgrade.isAlive() && !Files.exists(house.root.resolve(SCRATCH))) {
            assertThat(System.nanoTime()).as("an upgrade that does not begin").isLessThan(end);
            LockSupport.parkNanos(500_000);
        }
    }

    private void nothing_is_lost(String when) {
        assertThat(house.git.run("rev-parse", "main").text()).as(when).isEqualTo(head);
        assertThat(house.git.run("status", "--porcelain").text()).as(when).isEmpty();
        assertThat(house.git.ask("fsck", "--no-dangling").code()).as(when).isZero();
    }

    private void nothing_is_lost_and_again_does_all() {
        nothing_is_lost("at the end");

        Typed again = Typed.of(house.root, new FakeWorkshop(), "upgrade");

        assertThat(again).as("%s", again).extracting(Typed::code).isEqualTo(0);
        assertThat(again.out()).endsWith("git merge --ff-only " + BRANCH + "\n");
        assertThat(house.git.run("diff", "--stat", "main", BRANCH).text()).contains("4 files changed");
        assertThat(house.git
                        .run("show", BRANCH + ":services/loyalty-accounts/src/main/resources/mine.txt")
                        .text())
                .isEqualTo("mine");
        assertThat(Typed.of(house.root, new FakeWorkshop(), "check").code()).isEqualTo(1);
        house.git.run("merge", "--quiet", "--ff-only", BRANCH);
        assertThat(Typed.of(house.root, new FakeWorkshop(), "check").code()).isZero();
    }
}
