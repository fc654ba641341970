package dev.waystone.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.waystone.faults.FaultPort;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FaultsOnTest.Enabled.class)
@QuarkusTestResource(TestIssuer.class)
class FaultsOnTest {

    @Inject
    FaultPort faults;

    @AfterEach
    void all_is_well_again() {
        given().delete(url()).then().statusCode(200).body("latencyMs", equalTo(0));
    }

    @Test
    void says_what_goes_wrong() {
        put("{\"latencyMs\":5,\"errorRate\":0.25,\"notReady\":false,\"paths\":[\"/parcels\"]}");
        given().get(url())
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("latencyMs", equalTo(5))
                .body("errorRate", equalTo(0.25f))
                .body("notReady", equalTo(false))
                .body("paths", contains("/parcels"));
    }

    @Test
    void latency_makes_requests_wait_and_then_serves_them_whole() {
        put("{\"latencyMs\":400}");
        assertThat(time(() -> open().then().statusCode(200))).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        caller().contentType("application/json")
                .body("{\"name\":\"whole\"}")
                .post("/parcels/check")
                .then()
                .statusCode(200)
                .body("name", equalTo("whole"));
    }

    @Test
    void errors_answer_with_a_problem_that_says_so() {
        put("{\"errorRate\":1}");
        open().then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:waystone:problem:injected-fault"));
    }

    @Test
    void an_error_rate_hits_a_share_of_the_requests() {
        put("{\"errorRate\":0.5}");
        int failed = 0;
        for (int i = 0; i < 100; i++) {
            failed += open().statusCode() == 500 ? 1 : 0;
        }
        assertThat(failed).isBetween(20, 80);
    }

    @Test
    void only_the_paths_that_are_named_are_hit() {
        put("{\"errorRate\":1,\"paths\":[\"/elsewhere\",\"/parcels/con\"]}");
        open().then().statusCode(200);
        caller().get("/parcels/context").then().statusCode(500);
    }

    @Test
    void not_ready_takes_readiness_down_and_leaves_liveness_and_requests_alone() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("faults"));
        put("{\"notReady\":true}");
        given().get("/q/health/ready").then().statusCode(503).body("status", equalTo("DOWN"));
        given().get("/q/health/live").then().statusCode(200);
        open().then().statusCode(200);
    }

    @Test
    void probes_stay_well_while_all_requests_are_slow_and_fail() {
        put("{\"latencyMs\":5000,\"errorRate\":1}");
        for (var probe : new String[] {"live", "ready", "started"}) {
            assertThat(time(() -> given().get("/q/health/" + probe).then().statusCode(200)))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void refuses_what_is_wrong_and_changes_nothing() {
        put("{\"latencyMs\":5}");
        given().body("{\"latencyMs\":-5}")
                .put(url())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("latencyMs"));
        given().get(url()).then().body("latencyMs", equalTo(5));
        given().post(url()).then().statusCode(405);
        given().get(url() + "/other").then().statusCode(404);
    }

    @Test
    void the_services_own_port_knows_nothing_of_it() {
        given().get("/faults").then().statusCode(404);
    }

    private void put(String body) {
        given().body(body).put(url()).then().statusCode(200);
    }

    private String url() {
        return "http://127.0.0.1:" + faults.port() + "/faults";
    }

    private static Response open() {
        return given().get("/parcels/open");
    }

    private static RequestSpecification caller() {
        return given().auth().oauth2(TestIssuer.token("faults", "parcels:write"));
    }

    private static Duration time(Runnable work) {
        var begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** A service whose faults are switched on. */
    public static class Enabled implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("waystone.faults.enabled", "true", "waystone.faults.port", "0");
        }
    }
}
