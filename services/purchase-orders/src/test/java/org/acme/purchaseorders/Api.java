package org.acme.purchaseorders;

import static dev.waystone.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Orders over HTTP, as a customer of one tenant sees them. */
record Api(String tenant) {

    static final String READ = "purchase-orders:read";
    static final String WRITE = "purchase-orders:write";

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    /** The only customer of a tenant of its own. */
    static Api ofNewTenant() {
        return new Api("tenant-" + UUID.randomUUID());
    }

    /** A token of this tenant, the same each time. */
    String token(String... roles) {
        return TOKENS.computeIfAbsent(
                tenant + List.of(roles), key -> Tokens.ofThisStack().issue(tenant, roles));
    }

    RequestSpecification request() {
        return given().auth()
                .oauth2(token(READ, WRITE))
                .contentType("application/json")
                .accept("application/json");
    }

    Response post(@Nullable String key, String body) {
        var request = request().body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/purchase-orders");
    }

    Response post(String body) {
        return post(UUID.randomUUID().toString(), body);
    }

    /** Places an order of one of each item and gives its id. */
    UUID placed(UUID... items) {
        return UUID.fromString(
                post(bodyOf(items)).then().statusCode(202).extract().path("id"));
    }

    Response get(UUID id) {
        return request().get("/purchase-orders/" + id);
    }

    JsonPath order(UUID id) {
        return get(id).then().statusCode(200).extract().jsonPath();
    }

    /** The order, once it has come to a state. */
    JsonPath await(UUID id, String state) {
        return await(id, "state", state);
    }

    /** The order, once a path of it has a value. */
    JsonPath await(UUID id, String path, Object value) {
        eventually(() ->
                assertThat(order(id).<Object>get(path)).as("%s of %s", path, id).isEqualTo(value));
        return order(id);
    }

    static String bodyOf(UUID... items) {
        var lines = Arrays.stream(items)
                .map("{\"catalogItemId\":\"%s\",\"quantity\":1}"::formatted)
                .collect(Collectors.joining(","));
        return body("{\"name\":\"Customer One\",\"email\":\"one@example.org\"}", lines);
    }

    static String body(String customer, String lines) {
        return "{\"customer\":%s,\"lines\":[%s]}".formatted(customer, lines);
    }
}
