package org.acme.cardpayments;

import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CardPaymentResourceTest {

    private final Payments payments = new Payments();

    @Test
    void finds_no_payment_that_never_fell_due() {
        payments.get(UUID.randomUUID()).then().statusCode(404).contentType("application/problem+json");
        payments.as(Payments.READ).get("/card-payments/no-id").then().statusCode(404);
    }

    @Test
    void does_not_send_again_what_was_seen() {
        var order = captured();

        payments.get(order).then().statusCode(200).header("ETag", "\"1\"");
        payments.as(Payments.READ)
                .header("If-None-Match", "\"1\"")
                .get("/card-payments/" + order)
                .then()
                .statusCode(304)
                .body(is(""));
    }

    @Test
    void keeps_two_tenants_apart() {
        var order = captured();

        new Payments().get(order).then().statusCode(404);
    }

    @Test
    void lets_readers_read_and_nobody_write() {
        var path = "/card-payments/" + captured();

        payments.as("stock-items:read").get(path).then().statusCode(403);
        payments.as(Payments.READ)
                .contentType("application/json")
                .body("{}")
                .put(path)
                .then()
                .statusCode(405);
        RestAssured.get(path).then().statusCode(401).contentType("application/problem+json");
    }

    private UUID captured() {
        try (var orders = new Orders(payments.tenant())) {
            var order = orders.due("12.50");
            payments.await(order, "CAPTURED");
            return order;
        }
    }
}
