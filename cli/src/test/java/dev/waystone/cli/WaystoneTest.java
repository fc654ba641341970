package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.local.issuer.TokenIssuer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaystoneTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path root;

    FakePlatform platform;
    boolean runs = true;
    boolean leased;

    @BeforeEach
    void start() {
        platform = new FakePlatform(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | name a verb; see ./waystone --help",
                "statsu                | Unmatched argument at index 0: 'statsu'; did you mean",
                "up --frobnicate       | Unknown option: '--frobnicate'",
                "up --port-offset many | Invalid value for option '--port-offset'",
                "up --port-offset -1   | --port-offset is -1; allowed: 0 to 40000",
                "doctor --port-offset -1 | --port-offset is -1; allowed: 0 to 40000",
                "up --only nothing     | unknown service nothing; there are none",
                "up --with nothing     | Invalid value for option '--with' (<extra>): expected one of [UNLEASH]",
                "logs                  | Missing required parameter: '<part>'",
                "trace xyz             | xyz is no id of an order; allowed: a UUID",
                "fault kafka burn      | Invalid value for positional parameter at index 1 (<what>)",
                "token --role king     | unknown role king; allowed: catalog-items:read",
            })
    void a_wrong_use_is_one_line_and_exit_2(String arguments, String complaint) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(text(err)).startsWith("waystone: " + complaint).hasLineCount(1);
        assertThat(text(out)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "up --help", "status --help", "test --help", "doctor --help", "--version"})
    void help_is_exit_0(String arguments) {
        assertThat(run(arguments)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "logs kafka", "token", "trace", "fault kafka kill"})
    void without_a_platform_the_verbs_say_how_to_start_one(String arguments) {
        runs = false;

        assertThat(run(arguments)).isEqualTo(1);
        assertThat(text(err)).isEqualTo("waystone: no platform runs in this clone; ./waystone up starts one\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status --dev", "logs --dev kafka", "token --dev", "trace --dev", "fault --dev kafka kill"})
    void without_a_leased_stack_the_verbs_say_what_leases_one(String arguments) {
        assertThat(run(arguments)).isEqualTo(1);
        assertThat(text(err))
                .isEqualTo("waystone: no stack is leased in this clone; quarkus:dev of a service leases one\n");
    }

    @Test
    void the_leased_stack_is_another_one_than_the_platform() {
        runs = false;
        leased = true;

        assertThat(run("fault --dev kafka kill")).isZero();
        assertThat(platform.asked).containsExactly("kafka KILL");
    }

    @Test
    void down_without_a_platform_is_done() {
        runs = false;

        assertThat(run("down")).isZero();
        assertThat(text(out)).isEqualTo("nothing runs\n");
    }

    @Test
    void down_ends_the_platform() {
        assertThat(run("down")).isZero();
        assertThat(platform.asked).containsExactly("end");
    }

    @Test
    void a_second_up_says_that_one_runs() {
        assertThat(run("up")).isEqualTo(1);
        assertThat(text(err)).startsWith("waystone: a platform runs in this clone already;");
    }

    @Test
    void status_is_a_table_for_people() {
        assertThat(run("status")).isZero();
        assertThat(text(out)).isEqualTo("""
                        PART          ADDRESS          HEALTH    MEMORY  UPTIME
                        kafka         127.0.0.1:19092  ready    158 MiB  1 min 15 s
                        token-issuer  127.0.0.1:14319  ready      9 MiB  2 h 5 min
                        bank          127.0.0.1:8109   stopped        -  -
                        """);
    }

    @Test
    void status_is_json_for_programs() throws IOException {
        assertThat(run("status --json")).isZero();
        JsonNode parts = new ObjectMapper().readTree(text(out)).get("parts");

        assertThat(parts.get(0))
                .hasToString("{\"part\":\"kafka\",\"address\":\"127.0.0.1:19092\",\"health\":\"ready\","
                        + "\"pid\":7,\"memoryBytes\":165675008,\"uptimeSeconds\":75}");
        assertThat(parts.get(2).get("pid").isNull()).isTrue();
    }

    @Test
    void the_doctor_says_what_is_missing_and_fails() throws IOException {
        Files.createDirectories(root.resolve("infra/local"));

        assertThat(run("doctor --json")).isEqualTo(1);
        JsonNode findings = new ObjectMapper().readTree(text(out));

        assertThat(findings.get("ready").asBoolean()).isFalse();
        assertThat(findings.get("findings").findValuesAsText("what")).contains("JDK 25", "disk", "ports", "node");
        assertThat(text(out)).contains("infra/local/target/stack/postgres is not built", "run ./mvnw package");
    }

    @Test
    void the_doctor_shows_a_table_to_people() {
        run("doctor");
        assertThat(text(out))
                .containsPattern("WHAT +STATE +FOUND +WHAT TO DO")
                .containsPattern("JDK 25 +ok +25")
                .endsWith("the platform cannot run here yet\n");
    }

    @Test
    void a_fault_reaches_its_part() {
        assertThat(run("fault kafka kill")).isZero();
        assertThat(platform.asked).containsExactly("kafka KILL");
    }

    @Test
    void an_unknown_part_gets_the_known_ones() {
        assertThat(run("fault kafak kill")).isEqualTo(1);
        assertThat(text(err)).isEqualTo("waystone: there is no part kafak; the parts are kafka, token-issuer, bank\n");
    }

    @Test
    void a_token_is_printed_bare_for_tenant_demo_and_every_role() throws IOException {
        try (TokenIssuer issuer = TokenIssuer.start(0, root.resolve("issuer"))) {
            platform.issuer = issuer.address();

            assertThat(run("token")).isZero();
        }
        JsonNode claims = new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(text(out).split("\\.")[1]));
        assertThat(text(out)).hasLineCount(1);
        assertThat(claims.get("tenant").asText()).isEqualTo("demo");
        assertThat(claims.get("groups")).hasSize(8);
    }

    private int run(String arguments) {
        Console console = new Console(new PrintStream(out, true), new PrintStream(err, true), false);
        Desk desk = new Desk(
                new House(root),
                console,
                () -> runs ? Optional.of(platform) : Optional.empty(),
                () -> leased ? Optional.of(platform) : Optional.empty());
        return Waystone.of(desk).execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
