package org.acme.purchaseorders;

import static io.restassured.RestAssured.given;

import dev.waystone.core.Ids;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Steers the {@link FakeCatalog} of this run. */
final class Catalog {

    private Catalog() {}

    /** A new item of the catalogue, at this price in euros. */
    static UUID item(String amount) {
        return item(amount, "EUR", "ACTIVE");
    }

    static UUID item(String amount, String currency, String status) {
        var id = Ids.next();
        set(id, 1, amount, currency, status);
        return id;
    }

    static void set(UUID id, long version, String amount, String currency, String status) {
        var json = """
                {"id":"%s","version":%d,"sku":"S-1","name":"Item","description":"",\
                "price":{"amount":"%s","currency":"%s"},"status":"%s"}""";
        given().body(json.formatted(id, version, amount, currency, status))
                .put(url() + "/steer/item/" + id)
                .then()
                .statusCode(200);
    }

    /** OK, ERROR, REFUSE, GARBAGE, HOLES, NOTHING, DROP or STALL. */
    static void is(String mood) {
        given().put(url() + "/steer/mood/" + mood).then().statusCode(200);
    }

    /** The Authorization header of the last call. */
    static String lastToken() {
        return given().get(url() + "/steer/last-token").asString();
    }

    /** How often the catalogue was asked. */
    static int calls() {
        return Integer.parseInt(given().get(url() + "/steer/calls").asString());
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("quarkus.rest-client.catalog-items.url", String.class);
    }
}
