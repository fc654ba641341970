package dev.waystone.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.FieldError;
import dev.waystone.core.Problem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class ContractOfErrorsTest {

    private static final String PROBLEM = "{application/problem+json={schema={$ref=#/components/schemas/Problem}}}";

    @ParameterizedTest
    @CsvSource({
        "get,  /parcels/broken, 401 403 503 default",
        "get,  /parcels,        400 401 403 503 default",
        "get,  /parcels/{id},   400 401 403 404 503 default",
        "put,  /parcels/{id},   400 401 403 404 412 413 415 503 default",
        "post, /parcels/check,  400 401 403 413 415 503 default",
    })
    void an_operation_names_the_errors_that_it_can_be_answered_with(String method, String path, String statuses) {
        Map<String, Object> responses = contract().getMap("paths.'%s'.%s.responses".formatted(path, method));
        assertThat(responses.keySet().stream().filter(status -> !status.matches("[123]..")))
                .containsExactlyInAnyOrder(statuses.split(" "));
    }

    @Test
    void every_error_has_a_problem_as_its_body() {
        JsonPath contract = contract();
        Map<String, Map<String, Object>> shared = contract.getMap("components.responses");
        assertThat(shared)
                .hasSize(8)
                .allSatisfy((name, response) -> assertThat(body(response)).isEqualTo(PROBLEM));
        Map<String, Object> own = contract.getMap("paths.'/parcels/{id}'.put.responses.412");
        assertThat(own).containsEntry("description", "The parcel was changed.");
        assertThat(body(own)).isEqualTo(PROBLEM);
    }

    @Test
    void the_problem_is_described_as_it_is_written() {
        assertThat(fields("Problem")).isEqualTo(components(Problem.class));
        assertThat(fields("FieldError")).isEqualTo(components(FieldError.class));
        Set<String> written = given().get("/parcels/context")
                .jsonPath()
                .<String, Object>getMap("")
                .keySet();
        assertThat(written).containsAll(contract().<String>getList("components.schemas.Problem.required"));
    }

    @Test
    void a_conditional_request_has_its_header() {
        assertThat(parameters("/parcels/{id}", "put")).contains("#/components/parameters/IfMatch");
        assertThat(parameters("/parcels/{id}", "get")).contains("#/components/parameters/IfNoneMatch");
        assertThat(parameters("/parcels", "get"))
                .noneMatch(parameter -> String.valueOf(parameter).contains("If"));
    }

    private static JsonPath contract() {
        return given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> parameters(String path, String method) {
        return contract().getList("paths.'%s'.%s.parameters.'$ref'".formatted(path, method));
    }

    private static Set<String> fields(String schema) {
        return contract()
                .<String, Object>getMap("components.schemas.%s.properties".formatted(schema))
                .keySet();
    }

    private static Set<String> components(Class<? extends Record> type) {
        return Set.copyOf(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
    }

    private static String body(Map<String, Object> response) {
        return String.valueOf(response.get("content"));
    }
}
