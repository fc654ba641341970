package org.acme.cardpayments;

import static io.restassured.RestAssured.given;

import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** The bank of the stack: its knobs and its books. Only one order is ever upset, since others use the bank as well. */
final class BankKnobs {

    private BankKnobs() {}

    /** How the next {@code times} charges of this order fare. */
    static void behave(UUID order, String kind, int times) {
        given().contentType("application/json")
                .body("{\"kind\":\"%s\",\"orderId\":\"%s\",\"times\":%d}".formatted(kind, order, times))
                .put(url() + "/behaviour")
                .then()
                .statusCode(200);
    }

    /** What the bank holds of an order, such as CAPTURED; NONE if it has never heard of it. */
    static String status(UUID order) {
        var answer = given().get(url() + "/charges/" + order);
        return answer.statusCode() == 404 ? "NONE" : answer.jsonPath().getString("status");
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("quarkus.rest-client.bank.url", String.class);
    }
}
