package dev.waystone.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A token that was verified a moment ago gives the same answers as the first time, by a shorter way. */
@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class SeenTokensTest {

    private static final String KNOWN = "Test-Known-Early";

    /** Says whether the caller is known before anything has asked for it. */
    void tell(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    if (exchange.user() != null) {
                        exchange.response().putHeader(KNOWN, "yes");
                    }
                    exchange.next();
                },
                101);
    }

    @Test
    void a_token_is_verified_once_and_then_known_at_once() {
        String token = TestIssuer.token("seen", "parcels:write");
        ask("Bearer " + token).statusCode(200).header(KNOWN, nullValue());
        ask("Bearer " + token)
                .statusCode(200)
                .header(KNOWN, equalTo("yes"))
                .body("tenant", equalTo("seen"))
                .body("actor", equalTo("ada"));
        ask("bearer " + token).statusCode(200).header(KNOWN, equalTo("yes"));
    }

    @Test
    void what_is_like_a_seen_token_is_not_it() {
        String token = TestIssuer.token("seen-not", "parcels:write");
        ask("Bearer " + token).statusCode(200);
        for (String other : new String[] {
            "Bearer " + token.substring(0, token.length() - 2),
            "Bearer " + token + "A",
            "Bearer " + token.toLowerCase(),
            "Basic " + token,
            "Bearer",
            token
        }) {
            ask(other).statusCode(401).header(KNOWN, nullValue());
        }
    }

    @Test
    void a_seen_token_without_the_role_is_refused_each_time() {
        String token = TestIssuer.token("seen-weak", "parcels:read");
        for (int i = 0; i < 3; i++) {
            ask("Bearer " + token).statusCode(403);
        }
    }

    @Test
    void a_seen_token_is_good_no_longer_than_it_says() throws InterruptedException {
        String token =
                TestIssuer.token(Duration.ofSeconds(-8), "seen-late", "parcels:write"); // good for its skew of 10 s
        ask("Bearer " + token).statusCode(200);
        ask("Bearer " + token).statusCode(200).header(KNOWN, equalTo("yes"));
        Thread.sleep(Duration.ofSeconds(3));
        ask("Bearer " + token).statusCode(401).header(KNOWN, nullValue());
    }

    private static ValidatableResponse ask(String credentials) {
        return given().header("Authorization", credentials)
                .get("/parcels/context")
                .then();
    }
}
