package dev.waystone.flags;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waystone.core.RequestContext;
import dev.waystone.local.FaultAction;
import dev.waystone.local.Ports;
import dev.waystone.local.Supervisor;
import dev.waystone.local.SupervisorListener;
import dev.waystone.local.SupervisorOptions;
import dev.waystone.local.UnleashAccount;
import dev.waystone.local.UnleashPackage;
import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a real server, which the stack runs once {@code ./waystone up --with unleash} has installed it. */
@Timeout(180)
class UnleashServerTest {

    private static final Path ROOT = root();
    private static final String SALE = "note-items.sale";
    private static final String COLOUR = "note-items.colour";
    private static final DeclaredFlags DECLARED = new DeclaredFlags(Map.of(SALE, true, COLOUR, false));
    private static final List<String> ACTORS =
            IntStream.range(0, 1_000).mapToObj(number -> "actor-" + number).toList();

    private static Supervisor supervisor;
    private static UnleashAccount unleash;
    private static Map<String, String> settings;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        if (!UnleashPackage.of(ROOT).isInstalled()) {
            return;
        }
        Path state = SupervisorOptions.state(ROOT, "flags");
        supervisor = Supervisor.start(
                new SupervisorOptions(ROOT, "flags", Ports.free(state), List.of(), true), SupervisorListener.silent());
        settings = supervisor.provide(Descriptors.read(Path.of("src/test/resources/flags/service.yaml")), false);
        unleash = UnleashAccount.of(state).orElseThrow();
    }

    @AfterAll
    static void end() {
        if (supervisor != null) {
            supervisor.close();
        }
    }

    /** Before each test and not on the class, so that each is counted. */
    @BeforeEach
    void needs_a_server() {
        assumeTrue(supervisor != null, "no Unleash server is installed: ./waystone up --with unleash installs it");
    }

    @Test
    void a_flag_begins_with_its_default_and_a_change_counts_within_two_seconds() {
        unleash.strategy(SALE, "{\"name\": \"default\"}");
        unleash.turn(SALE, true);
        try (Toggles toggles = toggles(folder)) {
            eventually(() -> assertThat(isOn(toggles, "ann")).isTrue());
            unleash.turn(SALE, false);
            long turned = System.nanoTime();
            eventually(() -> assertThat(isOn(toggles, "ann")).isFalse());
            assertThat(Duration.ofNanos(System.nanoTime() - turned)).isLessThan(Duration.ofMillis(2_500));
        }
    }

    @Test
    void a_gradual_rollout_reaches_its_share_and_only_ever_adds_actors() {
        unleash.turn(SALE, true);
        try (Toggles toggles = toggles(folder)) {
            List<String> some = rolledOut(toggles, 20);
            List<String> more = rolledOut(toggles, 60);

            assertThat(some.size()).isCloseTo(200, within(50));
            assertThat(more.size()).isCloseTo(600, within(60));
            assertThat(more).containsAll(some);
            assertThat(rolledOut(toggles, 60)).isEqualTo(more);
        }
    }

    @Test
    void a_tenant_is_the_unit_of_a_rollout_if_the_server_says_so() {
        unleash.turn(SALE, true);
        unleash.strategy(SALE, """
                {"name": "default",
                 "constraints": [{"contextName": "tenant", "operator": "IN", "values": ["acme"]}]}""");
        try (Toggles toggles = toggles(folder)) {
            eventually(() -> {
                assertThat(toggles.isOn(SALE, true, who("other", "ann"))).isFalse();
                assertThat(toggles.isOn(SALE, true, who("acme", "ann"))).isTrue();
            });
        }
    }

    @Test
    void variants_share_actors_by_weight_and_stay_with_them() {
        unleash.turn(COLOUR, true);
        unleash.strategy(COLOUR, """
                {"name": "flexibleRollout",
                 "parameters": {"rollout": "100", "stickiness": "default", "groupId": "colour"},
                 "variants": [
                    {"name": "blue", "weight": 250, "weightType": "fix", "stickiness": "default",
                     "payload": {"type": "string", "value": "#00f"}},
                    {"name": "red", "weight": 750, "weightType": "variable", "stickiness": "default"}]}""");
        try (Toggles toggles = toggles(folder)) {
            eventually(() -> assertThat(colour(toggles, "ann")).isNotEqualTo(FlagVariant.none()));
            Map<FlagVariant, Long> shares = ACTORS.stream()
                    .map(actor -> colour(toggles, actor))
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

            assertThat(shares)
                    .containsOnlyKeys(
                            new FlagVariant("blue", Optional.of("#00f")), new FlagVariant("red", Optional.empty()));
            assertThat(shares.get(new FlagVariant("red", Optional.empty()))).isCloseTo(750L, within(60L));
            assertThat(colour(toggles, "ann")).isEqualTo(colour(toggles, "ann"));
        }
    }

    @Test
    void a_server_that_goes_away_costs_nothing_and_its_last_state_outlives_a_restart() {
        unleash.strategy(SALE, "{\"name\": \"default\"}");
        unleash.turn(SALE, false);
        try (Toggles toggles = toggles(folder)) {
            eventually(() -> assertThat(isOn(toggles, "ann")).isFalse());
            supervisor.fault("unleash", FaultAction.STOP);
            long began = System.nanoTime();
            for (int question = 0; question < 10_000; question++) {
                assertThat(isOn(toggles, "ann")).isFalse();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        }
        long began = System.nanoTime();
        try (Toggles toggles = toggles(folder);
                Toggles newcomer = toggles(folder.resolve("newcomer"))) {
            assertThat(isOn(toggles, "ann")).as("the last state").isFalse();
            assertThat(isOn(newcomer, "ann")).as("the default").isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));

            supervisor.fault("unleash", FaultAction.START);
            supervisor.awaitReady("unleash", Duration.ofSeconds(60));
            eventually(() -> assertThat(isOn(newcomer, "ann")).isFalse());
            unleash.turn(SALE, true);
            eventually(() -> assertThat(isOn(toggles, "ann")).isTrue());
        }
    }

    private List<String> rolledOut(Toggles toggles, int percent) {
        unleash.strategy(SALE, """
                {"name": "flexibleRollout",
                 "parameters": {"rollout": "%d", "stickiness": "default", "groupId": "sale"}}""".formatted(percent));
        eventually(() -> assertThat((double) on(toggles).size()).isCloseTo(percent * 10.0, within(90.0)));
        return on(toggles);
    }

    private static List<String> on(Toggles toggles) {
        return ACTORS.stream().filter(actor -> isOn(toggles, actor)).toList();
    }

    private static Toggles toggles(Path folder) {
        var source = new Source.Server(
                URI.create(settings.get("waystone.flags.url")),
                Optional.of(settings.get("waystone.flags.token")),
                folder,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2));
        return Toggles.of(source, "note-items", DECLARED);
    }

    private static boolean isOn(Toggles toggles, String actor) {
        return toggles.isOn(SALE, true, who("acme", actor));
    }

    private static FlagVariant colour(Toggles toggles, String actor) {
        return toggles.variant(COLOUR, who("acme", actor));
    }

    private static Optional<RequestContext> who(String tenant, String actor) {
        return Optional.of(RequestContext.of(tenant, actor));
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }
}
