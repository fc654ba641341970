package dev.waystone.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class ConditionalTest {

    private static final String PARCEL = "/parcels/018f2b6e-7c00-7000-8000-000000000001";
    private static final String LINE = "{\"itemId\":\"018f2b6e-7c00-7000-8000-000000000001\",\"quantity\":1}";

    @Test
    void a_representation_has_its_version_as_its_tag() {
        caller().get(PARCEL)
                .then()
                .statusCode(200)
                .header("ETag", "\"7\"")
                .header("Cache-Control", containsString("no-store"))
                .header("Cache-Control", containsString("private"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"5\", \"7\"", "*"})
    void what_the_caller_has_is_304_without_a_body(String tags) {
        caller().header("If-None-Match", tags)
                .get(PARCEL)
                .then()
                .statusCode(304)
                .header("ETag", "\"7\"")
                .body(emptyString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "\"77\""})
    void another_version_is_200(String tags) {
        caller().header("If-None-Match", tags).get(PARCEL).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "7"})
    void a_change_of_another_version_is_412(String tags) {
        change().header("If-Match", tags)
                .put(PARCEL)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:waystone:problem:precondition-failed"));
    }

    @Test
    void a_change_of_this_version_or_of_any_is_made() {
        change().put(PARCEL).then().statusCode(200).header("Cache-Control", "private, no-store");
        change().header("If-Match", "\"7\"").put(PARCEL).then().statusCode(200);
        change().header("If-Match", "*").put(PARCEL).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"0\"", "\"7\""})
    void a_change_of_any_version_of_what_does_not_exist_is_412(String tags) {
        change().header("If-Match", tags)
                .put("/parcels/" + ParcelResource.NEVER_SENT)
                .then()
                .statusCode(412)
                .body("detail", containsString("There is none yet"));
    }

    @Test
    void what_may_be_made_only_if_it_does_not_exist_is_not_made_again() {
        change().header("If-None-Match", "*")
                .put("/parcels/" + ParcelResource.NEVER_SENT)
                .then()
                .statusCode(200);
        change().header("If-None-Match", "*").put(PARCEL).then().statusCode(412);
        change().header("If-None-Match", "W/\"7\"").put(PARCEL).then().statusCode(412);
        change().header("If-None-Match", "\"6\"").put(PARCEL).then().statusCode(200);
    }

    private static RequestSpecification change() {
        return caller().contentType("application/json").body(LINE);
    }

    private static RequestSpecification caller() {
        return given().auth().oauth2(TestIssuer.token("conditional", "parcels:write"));
    }
}
