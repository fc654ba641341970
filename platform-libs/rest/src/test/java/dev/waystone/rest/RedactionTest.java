package dev.waystone.rest;

import static dev.waystone.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets are planted wherever a caller can plant them; logs, spans and answers are searched for them, set as in production. */
@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
@QuarkusTestResource(value = SpanReceiver.class, restrictToAnnotatedClass = true)
@TestProfile(RedactionTest.AsInProduction.class)
class RedactionTest {

    private static final String CANARY = "canary";
    private static final Path LOG = Path.of("target/redaction.log");
    private static final String TRACE = "6e0c63257de34c926f9efcd03927272e";
    private static final ObjectMapper JSON = new ObjectMapper();

    public static class AsInProduction implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "waystone.observability.exception-messages", "false",
                    "quarkus.log.category.\"dev.waystone\".level", "DEBUG",
                    "quarkus.log.file.enabled", "true",
                    "quarkus.log.file.path", LOG.toString(),
                    "quarkus.log.file.json.enabled", "true",
                    "quarkus.log.file.json.exception-output-type", "formatted");
        }
    }

    @Test
    void a_secret_in_a_header_a_body_a_token_or_an_exception_is_in_no_log_no_span_no_metric_and_no_answer()
            throws IOException {
        List<Response> answers = List.of(
                caller().body(told("in-password")).post("/leaks/token?key=canary-query"),
                caller().header("X-Key", "canary-header")
                        .body(told("in-exception"))
                        .post("/leaks/exception"),
                caller().body(told("in-sql")).post("/leaks/database"),
                caller().body("{\"name\": \"canary " + "x".repeat(99) + "\"}").post("/parcels/check"),
                caller().body("{\"name\": canary-unquoted").post("/parcels/check"),
                given().header("Authorization", "Bearer canary.canary.canary").get("/parcels"),
                given().auth().preemptive().basic("ada", "canary-password").get("/parcels"),
                caller().get("/leaks/nowhere?token=canary-query"));

        assertThat(answers).extracting(Response::statusCode).containsExactly(200, 500, 500, 400, 400, 401, 401, 404);
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.asString() + answer.headers()).doesNotContain(CANARY));
        eventually(() -> assertThat(spans()).contains("/leaks/token", "/leaks/exception", "/leaks/database"));
        assertThat(spans()).contains("java.lang.IllegalStateException").doesNotContain(CANARY);
        assertThat(given().accept("text/plain").get("/q/metrics").asString())
                .contains(
                        "http_server_request_duration_seconds_count",
                        "/leaks/exception",
                        "waystone_spans_exported_total")
                .doesNotContain(CANARY);
        String log = Files.readString(LOG);
        assertThat(log)
                .contains("called with", "password=***", "java.lang.IllegalStateException", "LeakyResource.java")
                .doesNotContain(CANARY);
        assertThat(log)
                .doesNotContain(TestIssuer.token("contexts", "parcels:write")
                        .split("\\.")[1]
                        .substring(0, 20));
    }

    @Test
    void a_line_of_the_log_has_the_trace_the_span_and_the_tenant() throws IOException {
        caller().header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .body(told("x"))
                .post("/leaks/token")
                .then()
                .statusCode(200);

        JsonNode line = line("called with", TRACE);
        assertThat(line.at("/mdc/traceId").asText()).isEqualTo(TRACE);
        assertThat(line.at("/mdc/spanId").asText()).hasSize(16).isNotEqualTo("00f067aa0ba902b7");
        assertThat(line.at("/mdc/tenant").asText()).isEqualTo("contexts");
        assertThat(line.at("/level").asText()).isEqualTo("INFO");
        assertThat(line.at("/loggerName").asText()).isEqualTo(LeakyResource.class.getName());
    }

    private static JsonNode line(String said, String trace) throws IOException {
        String found = Files.readString(LOG)
                .lines()
                .filter(line -> line.contains(said) && line.contains(trace))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line says '" + said + "' in trace " + trace));
        return JSON.readTree(found);
    }

    private static String spans() {
        try {
            return Files.exists(SpanReceiver.FILE)
                    ? Files.readString(SpanReceiver.FILE, StandardCharsets.ISO_8859_1)
                    : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String told(String text) {
        return "{\"text\": \"" + CANARY + "-" + text + "\"}";
    }

    private static RequestSpecification caller() {
        return given().auth()
                .oauth2(TestIssuer.token("contexts", "parcels:write"))
                .contentType("application/json")
                .header("User-Agent", "canary-agent");
    }
}
