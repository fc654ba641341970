package dev.waystone.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class RequestContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void tenant_and_actor_are_the_tokens_and_work_is_done_on_a_virtual_thread() {
        caller().header("tenant", "evil")
                .get("/parcels/context")
                .then()
                .body("tenant", equalTo("contexts"))
                .body("actor", equalTo("ada"))
                .body("thread", equalTo("virtual"));
    }

    @Test
    void the_callers_trace_is_continued_in_a_span_of_our_own() {
        String seen = caller().header("traceparent", TRACEPARENT)
                .get("/parcels/context")
                .then()
                .body("traceparent", startsWith("00-" + TRACE + "-"))
                .extract()
                .path("traceparent");
        assertThat(seen).isNotEqualTo(TRACEPARENT).endsWith("-01");
    }

    @Test
    void the_deadline_is_what_the_caller_grants_and_never_more_than_is_allowed() {
        assertThat(left("500")).isBetween(Duration.ofMillis(-2000), Duration.ofMillis(500));
        assertThat(left("3600000")).isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(left(null)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    @Test
    void what_arrives_too_late_is_504_before_any_work() {
        caller().header("Waystone-Timeout-Ms", "0")
                .get("/parcels/broken")
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:waystone:problem:deadline-exceeded"));
        caller().header("Waystone-Timeout-Ms", "soon")
                .get("/parcels/context")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Waystone-Timeout-Ms"));
    }

    @Test
    void a_client_forwards_the_trace_the_caller_and_the_time_that_is_left() {
        var seen = caller().header("traceparent", TRACEPARENT)
                .header("Waystone-Timeout-Ms", "5000")
                .get("/parcels/forwarded")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(seen.getString("tenant")).isEqualTo("contexts");
        assertThat(seen.getString("traceparent"))
                .startsWith("00-" + TRACE + "-")
                .endsWith("-01");
        assertThat(Instant.parse(seen.getString("deadline")))
                .isBefore(Instant.now().plusSeconds(5));
    }

    @Test
    void an_open_endpoint_needs_no_token_and_then_has_no_tenant() {
        given().get("/parcels/open").then().statusCode(200).body(equalTo("\"nobody\""));
        caller().get("/parcels/open").then().statusCode(200).body(equalTo("\"contexts\""));
    }

    private static Duration left(String timeout) {
        RequestSpecification request = caller();
        if (timeout != null) {
            request.header("Waystone-Timeout-Ms", timeout);
        }
        String deadline =
                request.get("/parcels/context").then().statusCode(200).extract().path("deadline");
        return Duration.between(Instant.now(), Instant.parse(deadline));
    }

    private static RequestSpecification caller() {
        return given().auth().oauth2(TestIssuer.token("contexts", "parcels:write"));
    }
}
