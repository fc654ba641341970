package org.acme.stockitems;

import static dev.waystone.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Ids;
import dev.waystone.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The stock of one tenant over HTTP. */
record Warehouse(String tenant) {

    static final String READ = "stock-items:read";
    static final String WRITE = "stock-items:write";

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    /** Of a tenant that no other test knows. */
    Warehouse() {
        this("tenant-" + UUID.randomUUID());
    }

    RequestSpecification as(String... roles) {
        var token = TOKENS.computeIfAbsent(
                tenant + String.join(",", roles), key -> Tokens.ofThisStack().issue(tenant, roles));
        return given().auth().oauth2(token).contentType("application/json").accept("application/json");
    }

    RequestSpecification request() {
        return as(READ, WRITE);
    }

    Response put(UUID item, Object onHand) {
        return request().body("{\"onHand\":" + onHand + "}").put("/stock-items/" + item);
    }

    Response get(UUID item) {
        return request().get("/stock-items/" + item);
    }

    /** A new item with so many pieces. */
    UUID item(int onHand) {
        var item = Ids.next();
        put(item, onHand).then().statusCode(200);
        return item;
    }

    /** Waits until an item has these numbers. */
    void await(UUID item, int onHand, int reserved) {
        eventually(() -> assertNumbers(item, onHand, reserved));
    }

    void assertNumbers(UUID item, int onHand, int reserved) {
        JsonPath seen = get(item).then().statusCode(200).extract().jsonPath();
        assertThat(seen.getInt("onHand")).as("on hand of %s", item).isEqualTo(onHand);
        assertThat(seen.getInt("reserved")).as("reserved of %s", item).isEqualTo(reserved);
        assertThat(seen.getInt("available")).as("available of %s", item).isEqualTo(onHand - reserved);
    }
}
