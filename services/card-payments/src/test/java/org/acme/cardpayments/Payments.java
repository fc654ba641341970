package org.acme.cardpayments;

import static dev.waystone.testing.Eventually.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The payments of one tenant over HTTP. */
record Payments(String tenant) {

    static final String READ = "card-payments:read";

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    /** Of a tenant that no other test knows. */
    Payments() {
        this("tenant-" + UUID.randomUUID());
    }

    RequestSpecification as(String... roles) {
        var token = TOKENS.computeIfAbsent(
                tenant + String.join(",", roles), key -> Tokens.ofThisStack().issue(tenant, roles));
        return given().auth().oauth2(token).accept("application/json");
    }

    Response get(UUID order) {
        return as(READ).get("/card-payments/" + order);
    }

    /** The payment, once it has come to a state. */
    JsonPath await(UUID order, String state) {
        eventually(() -> assertThat(get(order).jsonPath().getString("state"))
                .as("%s", order)
                .isEqualTo(state));
        return get(order).jsonPath();
    }

    /** What the merchant has of an order by the ledger, whose entries add up to nothing. */
    static BigDecimal net(JsonPath payment) {
        List<Map<String, Object>> ledger = payment.getList("ledger");
        assertThat(sum(ledger, "MERCHANT").add(sum(ledger, "CUSTOMER"))).isZero();
        return sum(ledger, "MERCHANT");
    }

    private static BigDecimal sum(List<Map<String, Object>> ledger, String account) {
        return ledger.stream()
                .filter(entry -> entry.get("account").equals(account))
                .map(entry -> new BigDecimal((String) ((Map<?, ?>) entry.get("amount")).get("amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
