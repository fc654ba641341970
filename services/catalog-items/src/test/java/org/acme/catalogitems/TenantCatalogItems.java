package org.acme.catalogitems;

import static io.restassured.RestAssured.given;

import dev.waystone.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** A new tenant's catalog items, used over HTTP as a customer would. */
final class TenantCatalogItems {

    private final String tenant = "catalog-items-" + UUID.randomUUID();
    private final String token = Tokens.ofThisStack().issue(tenant, "catalog-items:read", "catalog-items:write");

    String tenant() {
        return tenant;
    }

    /** A request of this tenant. */
    RequestSpecification as() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** A request of this tenant with these roles only. */
    RequestSpecification as(String... roles) {
        return given().auth().oauth2(Tokens.ofThisStack().issue(tenant, roles)).contentType(ContentType.JSON);
    }

    /** What is posted for a catalog item at 12.50 EUR. */
    static Map<String, Object> body(String sku) {
        return Map.of("sku", sku, "name", "Lamp", "description", "Gives light.", "price", euros("12.50"));
    }

    static Map<String, Object> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    /** Posts a catalog item at 12.50 EUR. */
    Response post(String sku) {
        return as().body(body(sku)).post("/catalog-items");
    }

    /** The id of a new catalog item at 12.50 EUR. */
    String add(String sku) {
        return post(sku).then().statusCode(201).extract().path("id");
    }

    Response get(String id) {
        return as().get("/catalog-items/{id}", id);
    }

    Response price(String id, String amount) {
        return as().body(Map.of("price", euros(amount))).put("/catalog-items/{id}/price", id);
    }

    Response retire(String id) {
        return as().delete("/catalog-items/{id}", id);
    }
}
