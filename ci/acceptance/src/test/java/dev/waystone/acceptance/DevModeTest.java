package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.local.StackClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A developer's day with {@code ../../mvnw quarkus:dev}: the leased stack, an edit that counts at once, the Dev UI, the end. */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Platform.ANOTHER)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DevModeTest {

    /** Dev mode looks for changes once in two seconds at most, when it is asked for something. */
    private static final Duration RELOAD = Duration.ofSeconds(90);

    private static final Duration END_OF_ALL = Duration.ofSeconds(30);
    private static final String RESOURCE = "src/main/java/org/acme/catalogitems/CatalogItemResource.java";

    private static final SecondClone CLONE = new SecondClone(Platform.rootOfClone(), "dev-clone");
    private static DevMode mode;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        CLONE.make();
        mode = DevMode.of(CLONE, "catalog-items");
    }

    @AfterAll
    static void end() throws IOException {
        if (mode != null) {
            mode.close();
        }
        CLONE.endLeftovers();
        Platform.delete(CLONE.folder());
    }

    @Test
    @Order(1)
    void the_service_works_on_the_leased_stack_with_a_token_of_its_issuer() throws Exception {
        assertThat(mode.printed())
                .contains("./waystone token --dev prints a token")
                .doesNotContain(" ERROR ");
        String token = typed("./waystone token --dev").strip();

        assertThat(mode.get("/catalog-items", Map.of())).isEqualTo("401");
        assertThat(mode.get("/catalog-items", Map.of("Authorization", "Bearer " + token)))
                .contains("\"items\"");
    }

    @Test
    @Order(2)
    void an_edit_of_the_service_counts_with_the_next_request() throws IOException {
        Path source = CLONE.folder().resolve("services/catalog-items").resolve(RESOURCE);
        String before = Files.readString(source);
        assertThat(mode.get("/catalog-items/hello", Map.of())).isEqualTo("401");

        Files.writeString(source, before.replaceFirst("    @POST\n", """
                    @GET
                    @Path("hello")
                    @jakarta.annotation.security.PermitAll
                    @Produces("text/plain")
                    public String hello() {
                        return "seen at once";
                    }

                    @POST
                """));
        awaitAnswer("/catalog-items/hello", "seen at once");

        Files.writeString(source, before);
        awaitAnswer("/catalog-items/hello", "401");
    }

    @Test
    @Order(3)
    void the_dev_ui_shows_the_stack_the_flags_and_who_may_call_what() throws Exception {
        String extensions = mode.get("/q/dev-ui/devui-data.js", Map.of());
        assertThat(extensions).contains("Leased stack", "qwc-waystone-stack.js", "Who may call what");
        assertThat(extensions).containsPattern("dynamicLabel\"?\\s*:\\s*\"[^\"]*now\"");
        assertThat(mode.get("/q/dev-ui/waystone-testing/qwc-waystone-stack.js", Map.of()))
                .contains("customElements.define('qwc-waystone-stack'");
        assertThat(mode.get("/q/dev-ui/waystone-security-data.js", Map.of()))
                .contains("/catalog-items/{id}/price", "role catalog-items:write");
        assertThat(mode.get("/q/dev-ui/waystone-flags-data.js", Map.of()))
                .contains("catalog-items.cache", "catalogue", "2028-12-31");

        try (var devUi = new DevUi(mode.address())) {
            var parts = devUi.ask("waystone-testing", "parts");
            assertThat(parts.findValuesAsText("part")).contains("postgres", "kafka", "redis", "token-issuer");
            assertThat(parts.findValuesAsText("health")).containsOnly("ready");
            assertThat(parts.findValuesAsText("log")).allMatch(log -> Files.exists(Path.of(log)));
        }
    }

    @Test
    @Order(4)
    void the_dev_ui_says_how_a_flag_is_turned_now() throws Exception {
        try (var devUi = new DevUi(mode.address())) {
            assertThat(devUi.ask("waystone-flags", "now").asText()).isEqualTo("on: catalog-items.cache");
            typed("./waystone flags --dev off catalog-items.cache");
            Await.yes(
                    "the Dev UI says off",
                    Duration.ofSeconds(10),
                    () -> now(devUi).equals("off: catalog-items.cache"));
        }
    }

    @Test
    @Order(5)
    void nothing_of_it_is_in_any_package() throws IOException {
        for (String service : List.of("catalog-items", "card-payments", "order-notices")) {
            try (Stream<Path> files =
                    Files.walk(Platform.rootOfClone().resolve("services/" + service + "/target/quarkus-app"))) {
                List<String> names =
                        files.map(file -> file.getFileName().toString()).toList();
                assertThat(names)
                        .contains("quarkus-run.jar")
                        .noneMatch(name -> name.contains("devui"))
                        .noneMatch(name -> name.contains("waystone-testing"));
            }
        }
    }

    @Test
    @Order(6)
    void its_end_leaves_nothing_but_the_stack_which_ends_when_nobody_leases_it() {
        mode.close();

        var stack = StackClient.find(CLONE.folder(), StackClient.DEV).orElseThrow();
        long supervisor = stack.pid();
        stack.stop();
        stack.close();
        Await.yes(
                "the stack ends", END_OF_ALL, () -> ProcessHandle.of(supervisor).isEmpty());
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(command -> command.contains(CLONE.folder().toString())))
                .isEmpty();
    }

    private static void awaitAnswer(String path, String expected) {
        Await.yes(
                path + " answers " + expected,
                RELOAD,
                () -> mode.get(path, Map.of()).equals(expected));
    }

    private static String now(DevUi devUi) {
        try {
            return devUi.ask("waystone-flags", "now").asText();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String typed(String command) throws IOException, InterruptedException {
        var answer = CLONE.type(command);
        assertThat(answer.code()).as(answer.text()).isZero();
        return answer.text().lines().reduce("", (before, line) -> line);
    }
}
