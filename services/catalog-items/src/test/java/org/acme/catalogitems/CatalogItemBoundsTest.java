package org.acme.catalogitems;

import static org.acme.catalogitems.TenantCatalogItems.euros;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CatalogItemBoundsTest {

    private final TenantCatalogItems catalogItems = new TenantCatalogItems();

    static Stream<Arguments> fields_at_their_bounds() {
        return Stream.of(
                Arguments.of("sku", "a"),
                Arguments.of("sku", "Az.09_-".repeat(5) + "12345"),
                Arguments.of("name", "n"),
                Arguments.of("name", "ü".repeat(120)),
                Arguments.of("name", "Lamp 💡"),
                Arguments.of("description", ""),
                Arguments.of("description", "two\nlines\tand a tab"),
                Arguments.of("description", "d".repeat(2000)),
                Arguments.of("price", euros("0.01")),
                Arguments.of("price", euros("1000000.00")),
                Arguments.of("price", Map.of("amount", "1000000", "currency", "JPY")));
    }

    @ParameterizedTest
    @MethodSource("fields_at_their_bounds")
    void what_is_within_the_bounds_is_taken(String field, Object value) {
        catalogItems
                .as()
                .body(with(field, value))
                .post("/catalog-items")
                .then()
                .statusCode(201)
                .body(field, is(value));
    }

    static Stream<Arguments> fields_beyond_their_bounds() {
        return Stream.of(
                Arguments.of("sku", null),
                Arguments.of("sku", ""),
                Arguments.of("sku", "s".repeat(41)),
                Arguments.of("sku", "LAMP 1"),
                Arguments.of("sku", "LÄMP"),
                Arguments.of("sku", "LAMP-1\n"),
                Arguments.of("name", null),
                Arguments.of("name", " "),
                Arguments.of("name", "n".repeat(121)),
                Arguments.of("name", "a\u0000b"),
                Arguments.of("name", "two\nlines"),
                Arguments.of("description", "d".repeat(2001)),
                Arguments.of("description", "a\u0000b"),
                Arguments.of("price", null),
                Arguments.of("price", euros("0")),
                Arguments.of("price", euros("-1")),
                Arguments.of("price", euros("1000000.01")));
    }

    @ParameterizedTest
    @MethodSource("fields_beyond_their_bounds")
    void what_is_beyond_the_bounds_is_refused_naming_the_field(String field, Object value) {
        catalogItems
                .as()
                .body(with(field, value))
                .post("/catalog-items")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":\"1.001\",\"currency\":\"EUR\"}",
                "{\"amount\":\"much\",\"currency\":\"EUR\"}",
                "{\"amount\":\"1\",\"currency\":\"EURO\"}",
                "{\"currency\":\"EUR\"}",
                "{\"amount\":\"1\"}",
                "\"12.50 EUR\"",
                "12.50"
            })
    void what_is_no_money_is_refused_naming_the_price(String price) {
        String id = catalogItems.add("LAMP-1");

        catalogItems
                .as()
                .body("{\"price\":" + price + "}")
                .put("/catalog-items/{id}/price", id)
                .then()
                .statusCode(400)
                .body("errors[0].field", is("price"));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        catalogItems
                .as()
                .body(Map.of("sku", "", "name", "", "description", "x", "price", euros("0")))
                .post("/catalog-items")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("sku", "name", "price"));
    }

    @Test
    void an_unknown_field_is_refused_naming_it() {
        catalogItems
                .as()
                .body(with("colour", "red"))
                .post("/catalog-items")
                .then()
                .statusCode(400)
                .body("errors.field", contains("colour"));
    }

    @Test
    void a_missing_body_is_refused() {
        catalogItems.as().post("/catalog-items").then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "many"})
    void a_page_has_1_to_100_catalog_items(String limit) {
        catalogItems
                .as()
                .queryParam("limit", limit)
                .get("/catalog-items")
                .then()
                .statusCode(400)
                .body("errors.field", contains("limit"));
    }

    @Test
    void a_page_begins_where_one_ended() {
        catalogItems
                .as()
                .queryParam("after", "somewhere")
                .get("/catalog-items")
                .then()
                .statusCode(400)
                .body("errors.field", contains("after"));
    }

    @Test
    void a_batch_has_1_to_100_ids() {
        catalogItems
                .as()
                .queryParam("ids", ids(100))
                .get("/catalog-items/batch")
                .then()
                .statusCode(200);
        for (String ids : new String[] {ids(101), "", ",", "no-id", ids(1) + ","}) {
            catalogItems
                    .as()
                    .queryParam("ids", ids)
                    .get("/catalog-items/batch")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("ids"));
        }
        catalogItems.as().get("/catalog-items/batch").then().statusCode(400).body("errors.field", contains("ids"));
    }

    private static String ids(int count) {
        return Stream.generate(UUID::randomUUID)
                .limit(count)
                .map(UUID::toString)
                .collect(Collectors.joining(","));
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = new HashMap<>(TenantCatalogItems.body("LAMP-1"));
        body.put(field, value);
        return body;
    }
}
