package dev.waystone.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class ProblemTest {

    private static final String ID = "018f2b6e-7c00-7000-8000-000000000001";

    @Test
    void an_unknown_path_is_404() {
        problem(caller().get("/nowhere").then(), 404, "not-found");
        problem(given().get("/nowhere").then(), 404, "not-found");
        problem(caller().get("/q/nowhere").then(), 404, "not-found");
    }

    @Test
    void a_part_of_the_path_that_cannot_be_read_is_404() {
        problem(caller().get("/parcels/no-uuid").then(), 404, "not-found");
    }

    @Test
    void a_method_that_the_address_does_not_have_is_405() {
        problem(caller().delete("/parcels/" + ID).then(), 405, "method-not-allowed");
    }

    @Test
    void a_representation_that_there_is_not_is_406() {
        problem(caller().accept("image/png").get("/parcels/" + ID).then(), 406, "not-acceptable");
    }

    @Test
    void a_body_of_another_type_is_415() {
        problem(
                caller().contentType("text/plain")
                        .body("x")
                        .put("/parcels/" + ID)
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void a_body_that_is_too_large_is_413_before_it_is_read() {
        problem(
                caller().contentType("application/json")
                        .body("x".repeat(300_000))
                        .post("/parcels/check")
                        .then(),
                413,
                "request-entity-too-large");
    }

    @Test
    void no_token_is_401_with_a_challenge() {
        problem(given().get("/parcels/" + ID).then(), 401, "unauthorized").header("WWW-Authenticate", "Bearer");
    }

    @Test
    void a_bad_token_is_401_that_says_why() {
        problem(given().auth().oauth2("no.token.really").get("/parcels/" + ID).then(), 401, "unauthorized")
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("detail", equalTo("The token is not valid."));
    }

    @Test
    void a_token_without_the_role_is_403() {
        problem(caller().get("/parcels/operators").then(), 403, "forbidden");
    }

    @Test
    void a_failure_is_500_and_says_nothing_of_our_insides() {
        problem(caller().get("/parcels/broken").then(), 500, "internal-server-error")
                .body(not(containsString("secret")))
                .body(not(containsString("IllegalState")));
    }

    @Test
    void a_database_that_is_away_is_503() {
        problem(caller().get("/parcels/away").then(), 503, "service-unavailable")
                .header("Retry-After", "1")
                .body(not(containsString("secret")));
    }

    @Test
    void a_problem_is_named_by_the_callers_trace() {
        caller().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/parcels/broken")
                .then()
                .body("instance", equalTo("urn:waystone:trace:4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    @Test
    void bounds_are_refused_with_the_path_of_each_field() {
        String body = "{\"name\":\"\",\"lines\":[{\"itemId\":\"" + ID + "\",\"quantity\":1},{\"quantity\":0}]}";
        problem(
                        caller().contentType("application/json")
                                .body(body)
                                .post("/parcels/check")
                                .then(),
                        400,
                        "invalid-request")
                .body("errors.field", equalTo(List.of("lines[1].itemId", "lines[1].quantity", "name")))
                .body("errors.message", hasItem("must be greater than or equal to 1"));
    }

    @Test
    void bounds_of_a_query_are_refused_with_its_name() {
        problem(caller().get("/parcels?colour=green").then(), 400, "invalid-request")
                .body("errors[0].field", equalTo("colour"));
        problem(caller().get("/parcels?limit=101").then(), 400, "invalid-request")
                .body("errors[0].field", equalTo("limit"));
        problem(caller().get("/parcels?limit=many").then(), 400, "invalid-request")
                .body("errors[0].field", equalTo("limit"));
        problem(caller().get("/parcels?after=x").then(), 400, "invalid-request")
                .body("errors[0].field", equalTo("after"));
    }

    private static RequestSpecification caller() {
        return given().auth().oauth2(TestIssuer.token("problems", "parcels:write"));
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String slug) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .body("type", equalTo("urn:waystone:problem:" + slug))
                .body("status", equalTo(status))
                .body("instance", startsWith("urn:waystone:trace:"));
    }
}
