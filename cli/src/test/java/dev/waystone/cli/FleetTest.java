package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty repositories with all the drift there is, one of which a test of its own stops. */
class FleetTest {
    private static final int CLONES = 50;
    private static final int POISONED = 17;

    @TempDir
    static Path folder;

    private static TinyHouse house;
    private static TinyFleet fleet;

    @BeforeAll
    static void fifty_clones() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
        fleet = new TinyFleet(house, folder.resolve("clones"), CLONES);
        house.secondVersion();
    }

    @BeforeEach
    void a_fleet_file_of_its_own() throws IOException {
        fleet.writeFile(folder.resolve("fleet.yaml"), "waves: [1, 10%, all]\nparallel: 2\n");
    }

    @Test
    void the_wave_stops_at_the_poisoned_one_says_why_and_leaves_the_others_alone() throws IOException {
        fleet.poison(POISONED);
        Map<Integer, String> before = fleet.everything();

        Typed typed = type("apply", "--json");

        assertThat(typed.code()).isEqualTo(1);
        Map<String, JsonNode> results = results(typed);
        assertThat(results).hasSize(CLONES);
        JsonNode red = results.get(TinyFleet.name(POISONED));
        assertThat(red.path("result").asText()).isEqualTo("red");
        assertThat(red.path("detail").asText()).isEqualTo("a test is red: PoisonTest (all of it: build.log)");
        assertThat(red.path("wave").asInt()).isEqualTo(3);
        for (int i = 0; i < CLONES; i++) {
            JsonNode result = results.get(TinyFleet.name(i));
            boolean hasBranch = fleet.hasBranch(i);
            assertThat(hasBranch).as(result.toString()).isEqualTo(expectsBranch(result));
            assertThat(fleet.everything(i)).as("files and branches of %s", i).isEqualTo(before.get(i));
        }
        assertThat(results.values())
                .filteredOn(one -> one.path("wave").asInt() < 3)
                .hasSize(6)
                .noneMatch(FleetTest::isWaiting);
        assertThat(results.values()).filteredOn(FleetTest::isWaiting).hasSizeGreaterThan(CLONES - POISONED - 5);

        fleet.cure(POISONED);
        int builds = fleet.builds();
        Typed again = type("apply");
        assertThat(again.out()).contains("needs a person").doesNotContain("waiting", " red ");
        assertThat(fleet.builds() - builds)
                .as("what was built is not built again")
                .isLessThan(CLONES - POISONED + 1);
        assertThat(type("apply", "--json").out())
                .isEqualTo(type("apply", "--json").out());

        Typed status = type("status");
        assertThat(status.code()).isEqualTo(1);
        assertThat(status.out())
                .containsPattern("CLONE +TEMPLATE +VERSION +NEWEST +EDITED +CHECKS")
                .containsPattern("clone-02 +tiny-service +1\\.0\\.0 +1\\.1\\.0 +1 +edited managed \\.ci/run");
    }

    @Test
    void a_plan_touches_nothing() throws IOException {
        Map<Integer, String> before = fleet.everything();
        Typed typed = type("plan");
        assertThat(typed.out())
                .containsPattern("WAVE +CLONE +FROM +TO +RESULT +DETAIL")
                .containsPattern("1 +clone-00 +1\\.0\\.0 +1\\.1\\.0 +ready +\\d+ files change");
        assertThat(fleet.everything()).isEqualTo(before);
    }

    @Test
    void programs_read_how_the_clones_stand_and_what_would_be_done() throws IOException {
        Typed typed = type("status", "--json");
        assertThat(typed.code()).isEqualTo(1);
        Map<String, JsonNode> standings = results(typed);
        assertThat(standings).hasSize(CLONES);
        JsonNode edited = standings.get(TinyFleet.name(2));
        assertThat(edited.path("template").asText()).isEqualTo("tiny-service");
        assertThat(edited.path("version").asText()).isEqualTo("1.0.0");
        assertThat(edited.path("newest").asText()).isEqualTo("1.1.0");
        assertThat(edited.path("edited").asInt()).isEqualTo(1);
        assertThat(edited.path("findings").toString()).isEqualTo("[\"edited managed .ci/run\"]");

        Map<String, JsonNode> plans = results(type("plan", "--json"));
        assertThat(plans).hasSize(CLONES);
        assertThat(plans.get(TinyFleet.name(0)).path("result").asText()).isEqualTo("ready");
        assertThat(plans.get(TinyFleet.name(2)).path("result").asText()).isEqualTo("needs a person");
        assertThat(plans.get(TinyFleet.name(2)).path("detail").asText()).isEqualTo(".ci/run");
        assertThat(plans.get(TinyFleet.name(4)).path("to").asText()).isEqualTo("1.1.0");
    }

    @Test
    void a_version_that_is_asked_for_is_the_one_that_is_planned() throws IOException {
        assertThat(results(type("plan", "--json", "--to", "1.0.0")).values())
                .hasSize(CLONES)
                .allMatch(one -> one.path("to").asText().equals("1.0.0"));
        Typed unknown = type("plan", "--json", "--to", "7.0.0");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(results(unknown).values())
                .allMatch(one -> one.path("detail").asText().matches(".*7\\.0\\.0.*allowed: 1\\.0\\.0, 1\\.1\\.0.*"));
    }

    @Test
    void a_wrong_fleet_file_says_each_mistake_with_its_line() throws IOException {
        Files.writeString(folder.resolve("fleet.yaml"), """
                apiVersion: waystone.dev/v1
                wave: [1]
                clones:
                  - {path: a, git: b}
                """);
        assertThat(type("status").err())
                .contains(
                        "fleet.yaml:2: unknown key wave; allowed: apiVersion, parallel, waves, clones; did you mean waves?");
        Files.writeString(
                folder.resolve("fleet.yaml"), "apiVersion: waystone.dev/v1\nclones:\n  - {path: a, git: b}\n");
        assertThat(type("status").err())
                .contains("fleet.yaml:3: clones[0] needs one of path and git; allowed: a folder or a Git URL");
        Files.writeString(
                folder.resolve("fleet.yaml"),
                "apiVersion: waystone.dev/v1\nwaves: [all, 1, 10%]\nclones:\n  - {path: a}\n");
        assertThat(type("apply").err())
                .contains(
                        "fleet.yaml:2: waves[0] is all, and more follow; allowed: all as the last",
                        "fleet.yaml:2: the last of waves is 10%, which says nothing of the rest; allowed: all as the last");
        Files.delete(folder.resolve("fleet.yaml"));
        assertThat(type("plan").err()).contains("fleet.yaml is not there; --from names a fleet.yaml");
    }

    @Test
    void a_clone_that_cannot_be_reached_is_red_and_told() throws IOException {
        Files.writeString(folder.resolve("fleet.yaml"), "apiVersion: waystone.dev/v1\nclones:\n  - {path: nowhere}\n");
        assertThat(type("apply").out()).containsPattern("1 +nowhere +- +- +red +.*waystone.lock is not there");
        assertThat(type("status").out()).contains("waystone.lock is not there");
    }

    private Typed type(String what, String... more) {
        return fleet.type(folder.resolve("fleet.yaml"), what, more);
    }

    private static Map<String, JsonNode> results(Typed typed) throws IOException {
        Map<String, JsonNode> results = new TreeMap<>();
        new ObjectMapper()
                .readTree(typed.out())
                .path("clones")
                .forEach(one -> results.put(one.path("clone").asText(), one));
        return results;
    }

    private static boolean isWaiting(JsonNode result) {
        return result.path("result").asText().equals("waiting");
    }

    private static boolean expectsBranch(JsonNode result) {
        return result.path("detail").asText().contains("waystone/upgrade-");
    }
}
