package org.acme.stockitems;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.waystone.core.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StockItemResourceTest {

    private final Warehouse warehouse = new Warehouse();

    @Test
    void takes_the_first_count_of_an_item() {
        var item = Ids.next();

        warehouse
                .put(item, 10)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("id", is(item.toString()))
                .body("version", is(1))
                .body("onHand", is(10))
                .body("reserved", is(0))
                .body("available", is(10));
        warehouse.get(item).then().statusCode(200).header("ETag", "\"1\"").body("onHand", is(10));
    }

    @Test
    void takes_the_next_count_with_the_next_version() {
        var item = warehouse.item(10);

        warehouse.put(item, 4).then().statusCode(200).header("ETag", "\"2\"").body("onHand", is(4));
        warehouse.get(item).then().body("version", is(2)).body("available", is(4));
    }

    @Test
    void takes_the_same_count_again_as_no_change() {
        var item = warehouse.item(10);

        warehouse.put(item, 10).then().statusCode(200).header("ETag", "\"1\"").body("version", is(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_000_000})
    void takes_what_is_within_the_bounds(int onHand) {
        warehouse.put(Ids.next(), onHand).then().statusCode(200).body("onHand", is(onHand));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000000001", "null", "1.5", "\"many\"", "99999999999999"})
    void refuses_what_is_beyond_the_bounds_naming_the_field(String onHand) {
        warehouse
                .put(Ids.next(), onHand)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("onHand"));
    }

    @Test
    void refuses_an_unknown_field_naming_it() {
        warehouse
                .request()
                .body("{\"onHand\":1,\"reserved\":1}")
                .put("/stock-items/" + Ids.next())
                .then()
                .statusCode(400)
                .body("errors.field", contains("reserved"));
    }

    @Test
    void refuses_a_missing_body() {
        warehouse
                .request()
                .put("/stock-items/" + Ids.next())
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void does_not_send_again_what_was_seen() {
        var item = warehouse.item(10);

        warehouse
                .request()
                .header("If-None-Match", "\"1\"")
                .get("/stock-items/" + item)
                .then()
                .statusCode(304)
                .body(is(""));
        warehouse.put(item, 11);
        warehouse
                .request()
                .header("If-None-Match", "\"1\"")
                .get("/stock-items/" + item)
                .then()
                .statusCode(200);
    }

    @Test
    void refuses_a_count_of_what_was_not_seen() {
        var item = warehouse.item(10);
        warehouse.put(item, 11);

        ifMatch(item, "\"1\"", 412);
        ifMatch(item, "\"2\"", 200);
        ifMatch(Ids.next(), "\"1\"", 412);
        ifMatch(Ids.next(), "\"0\"", 412);
        warehouse.assertNumbers(item, 5, 0);
    }

    @Test
    void takes_any_version_only_of_an_item_that_was_counted() {
        ifMatch(warehouse.item(10), "*", 200);
        var unknown = Ids.next();

        ifMatch(unknown, "*", 412);
        warehouse.get(unknown).then().statusCode(404);
    }

    @Test
    void takes_a_first_count_once_from_a_caller_that_asks_for_it() {
        var item = Ids.next();

        conditional("If-None-Match", item, "*", 200);
        conditional("If-None-Match", item, "*", 412);
        conditional("If-None-Match", item, "\"1\"", 412);
        conditional("If-None-Match", item, "\"2\"", 200);
    }

    @Test
    void finds_no_item_that_was_never_counted() {
        warehouse.get(UUID.randomUUID()).then().statusCode(404).contentType("application/problem+json");
        warehouse.request().get("/stock-items/no-id").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void keeps_two_tenants_apart() {
        var item = warehouse.item(10);
        var other = new Warehouse();

        other.get(item).then().statusCode(404);
        other.put(item, 3).then().statusCode(200).body("version", is(1));
        warehouse.assertNumbers(item, 10, 0);
        other.assertNumbers(item, 3, 0);
    }

    @Test
    void lets_readers_read_and_writers_write() {
        var item = warehouse.item(10);
        var path = "/stock-items/" + item;

        warehouse.as(Warehouse.READ).get(path).then().statusCode(200);
        warehouse.as(Warehouse.READ).body("{\"onHand\":1}").put(path).then().statusCode(403);
        warehouse.as(Warehouse.WRITE).get(path).then().statusCode(403);
        warehouse.as("card-payments:read").get(path).then().statusCode(403);
        RestAssured.get(path).then().statusCode(401).contentType("application/problem+json");
    }

    private void ifMatch(UUID item, String tag, int status) {
        conditional("If-Match", item, tag, status);
    }

    private void conditional(String header, UUID item, String tag, int status) {
        warehouse
                .request()
                .header(header, tag)
                .body("{\"onHand\":5}")
                .put("/stock-items/" + item)
                .then()
                .statusCode(status);
    }
}
