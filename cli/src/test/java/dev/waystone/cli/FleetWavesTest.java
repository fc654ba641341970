package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.cli.upgrade.Scratch;
import dev.waystone.cli.upgrade.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done when: waves, some at once, and a run that is killed. */
class FleetWavesTest {
    private static final String WAVES = "waves: [1, 10%, all]\n";
    private static final int KILLED = 137;

    @TempDir
    Path folder;

    TinyHouse house;

    @Test
    void after_a_red_one_in_the_second_wave_each_of_the_third_waits_and_is_as_it_was() throws IOException {
        TinyFleet fleet = fleet(20, WAVES + "parallel: 2\n");
        fleet.poison(1);
        Map<Integer, String> before = fleet.everything();

        Map<String, JsonNode> results = results(Typed.of(house.root, fleet.workshop, apply()));

        assertThat(results).hasSize(20);
        assertThat(word(results, 0)).isEqualTo("upgraded");
        assertThat(word(results, 1)).isEqualTo("red");
        assertThat(results.values())
                .filteredOn(one -> one.path("wave").asInt() == 2)
                .hasSize(2);
        for (int i = 3; i < 20; i++) {
            assertThat(results.get(TinyFleet.name(i)).path("wave").asInt()).isEqualTo(3);
            assertThat(word(results, i)).as(TinyFleet.name(i)).isEqualTo("waiting");
            assertThat(fleet.hasBranch(i)).as(TinyFleet.name(i)).isFalse();
            assertThat(fleet.isUntouched(i)).as(TinyFleet.name(i)).isTrue();
        }
        assertThat(fleet.everything()).isEqualTo(before);
        assertThat(fleet.builds()).isBetween(2, 3);
    }

    @Test
    void what_nobody_foresaw_is_the_row_of_its_clone_and_not_the_end_of_the_run() throws IOException {
        TinyFleet fleet = fleet(3, "waves: [all]\nparallel: 1\n");
        fleet.bug = TinyFleet.name(1);

        Map<String, JsonNode> results = results(Typed.of(house.root, fleet.workshop, apply()));

        assertThat(word(results, 0)).isEqualTo("upgraded");
        assertThat(word(results, 1)).isEqualTo("red");
        assertThat(results.get(TinyFleet.name(1)).path("detail").asText())
                .isEqualTo("unexpected: IllegalArgumentException: a mistake of ours");
        assertThat(results.get(TinyFleet.name(1)).path("from").asText()).isEqualTo("1.0.0");
        assertThat(word(results, 2)).isEqualTo("waiting");
    }

    @Test
    void as_many_are_built_at_once_as_the_file_says_and_never_more() throws IOException {
        TinyFleet fleet = fleet(9, "waves: [all]\nparallel: 2\n");
        var meeting = new Meeting(2);

        Typed typed = Typed.of(house.root, meeting, apply());

        assertThat(results(typed).values())
                .noneMatch(one -> one.path("result").asText().equals("red"));
        assertThat(meeting.most).hasValue(2);
        assertThat(fleet.hasBranch(0)).isTrue();
    }

    @Test
    void a_run_that_was_killed_goes_on_and_does_nothing_twice() throws IOException, InterruptedException {
        TinyFleet fleet = fleet(8, WAVES + "parallel: 1\n");
        Map<Integer, String> before = fleet.everything();
        Path log = folder.resolve("builds");
        Path file = folder.resolve("fleet.yaml");

        Process run =
                KilledUpgrade.start(KilledFleet.class, house.root.toString(), file.toString(), log.toString(), "3");
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).isEqualTo(KILLED);
        var builds = new KilledFleet.Builds(log, 0);
        List<String> first = builds.begun();
        assertThat(first).hasSize(3);
        List<String> tips = fleet.tips();
        assertThat(tips).hasSizeBetween(2, 4);

        Map<String, JsonNode> results = results(KilledFleet.apply(house.root, file, builds));

        assertThat(results).hasSize(8);
        assertThat(results.values())
                .noneMatch(one ->
                        List.of("red", "waiting").contains(one.path("result").asText()));
        List<String> again = builds.begun().subList(3, builds.begun().size());
        assertThat(again).as("only what was killed is built again").startsWith(first.getLast());
        assertThat(again).doesNotHaveDuplicates().doesNotContainAnyElementsOf(first.subList(0, 2));
        assertThat(fleet.tips()).as("no branch was moved").containsAll(tips);
        assertThat(fleet.everything()).isEqualTo(before);
        int done = builds.begun().size();
        assertThat(results(KilledFleet.apply(house.root, file, builds))).isEqualTo(results);
        assertThat(builds.begun()).hasSize(done);
    }

    private TinyFleet fleet(int count, String head) throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        TinyFleet fleet = new TinyFleet(house, folder.resolve("clones"), count);
        house.secondVersion();
        fleet.writeFile(folder.resolve("fleet.yaml"), head);
        return fleet;
    }

    private String[] apply() {
        return new String[] {"fleet", "apply", "--json", "--from=" + folder.resolve("fleet.yaml")};
    }

    private static String word(Map<String, JsonNode> results, int i) {
        return results.get(TinyFleet.name(i)).path("result").asText();
    }

    private static Map<String, JsonNode> results(Typed typed) throws IOException {
        Map<String, JsonNode> results = new TreeMap<>();
        new ObjectMapper()
                .readTree(typed.out())
                .path("clones")
                .forEach(one -> results.put(one.path("clone").asText(), one));
        return results;
    }

    /** A build that ends when as many others have begun, and is red if they never do. */
    private static final class Meeting implements Workshop {
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final CountDownLatch all;

        Meeting(int count) {
            this.all = new CountDownLatch(count);
        }

        @Override
        public void verify(Scratch scratch) throws InterruptedException {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            all.countDown();
            boolean met = all.await(20, TimeUnit.SECONDS);
            now.decrementAndGet();
            if (!met) {
                throw new Failure("nobody else builds");
            }
        }

        @Override
        public void rewrite(Scratch scratch, Path before, List<Path> recipes) {
            throw new IllegalStateException("the tiny template has no recipes");
        }
    }
}
