package org.acme.purchaseorders;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.waystone.core.Ids;
import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import dev.waystone.testing.TurnedFlag;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(FakeCatalog.class)
class PricedOrderTest {

    private final Api api = Api.ofNewTenant();
    private final Answers catalog = new Answers(api.tenant());

    @Inject
    Jdbi jdbi;

    @Inject
    Tenants tenants;

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void catalog_answers() {
        breakers.resetAll();
        Catalog.is("OK");
    }

    @AfterEach
    void close() {
        breakers.resetAll();
        catalog.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "REFUSE", "GARBAGE", "HOLES", "NOTHING", "DROP", "STALL"})
    void takes_the_known_price_when_the_catalogue_fails(String mood) {
        var item = heard("12.50");
        Catalog.is(mood);
        var begun = System.nanoTime();
        var order = placed(item);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
        assertThat(order.getString("total.amount")).isEqualTo("12.50");
        assertThat(order.getString("lines[0].priceSource")).isEqualTo("KNOWN");
        assertThat(Instant.parse(order.getString("lines[0].pricedAt"))).isEqualTo(pricedAt(item));
    }

    @Test
    void takes_no_known_price_while_that_is_turned_off() {
        var item = heard("12.50");
        Catalog.is("ERROR");
        try (var off = TurnedFlag.off("purchase-orders.known-prices")) {
            eventually(() -> api.post(Api.bodyOf(item))
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("5"))
                    .body("type", equalTo("urn:waystone:problem:prices-unavailable")));
        }
        eventually(() -> api.post(Api.bodyOf(item)).then().statusCode(202));
    }

    @Test
    void hears_a_new_price_and_an_old_one_changes_nothing() {
        var item = heard("12.50");
        catalog.item(item, 2, "CatalogItemPriced", price("13.00"));
        eventually(() -> assertThat(knownAmount(item)).isEqualTo("13.00"));
        Catalog.is("ERROR");
        assertThat(placed(item).getString("total.amount")).isEqualTo("13.00");
    }

    @Test
    void refuses_an_item_that_is_known_to_be_retired() {
        var item = heard("12.50");
        catalog.item(item, 2, "CatalogItemRetired", "{}");
        Catalog.is("ERROR");
        eventually(() -> api.post(Api.bodyOf(item))
                .then()
                .statusCode(422)
                .body("errors.field", contains("lines[0].catalogItemId")));
    }

    @Test
    void asks_to_come_back_when_a_price_is_not_known() {
        Catalog.is("ERROR");
        api.post(Api.bodyOf(heardOf("1.00"), Ids.next())).then().statusCode(503).header("Retry-After", equalTo("5"));
    }

    @Test
    void asks_to_come_back_when_a_known_price_is_older_than_a_day() {
        var item = heard("12.50");
        age(item, "23 hours 59 minutes");
        Catalog.is("ERROR");
        placed(item);
        age(item, "24 hours 1 minute");
        api.post(Api.bodyOf(item)).then().statusCode(503).header("Retry-After", equalTo("5"));
    }

    @Test
    void a_live_answer_renews_a_known_price_older_than_an_hour() {
        var fresh = heard("12.50");
        var old = heard("12.50");
        Catalog.set(fresh, 1, "12.50", "EUR", "ACTIVE");
        Catalog.set(old, 1, "12.50", "EUR", "ACTIVE");
        age(fresh, "59 minutes");
        age(old, "61 minutes");
        var before = pricedAt(fresh);
        api.placed(fresh, old);
        assertThat(pricedAt(fresh)).isEqualTo(before);
        assertThat(pricedAt(old)).isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void a_live_answer_is_remembered_even_if_no_event_was_heard() {
        var item = Catalog.item("7.25");
        placed(item);
        Catalog.is("ERROR");
        var order = placed(item);
        assertThat(order.getString("lines[0].priceSource")).isEqualTo("KNOWN");
        assertThat(order.getString("total.amount")).isEqualTo("7.25");
    }

    @Test
    void a_live_answer_from_before_an_event_does_not_undo_it() {
        var item = heard("12.50");
        catalog.item(item, 2, "CatalogItemPriced", price("13.00"));
        eventually(() -> assertThat(knownAmount(item)).isEqualTo("13.00"));
        age(item, "2 hours");
        Catalog.set(item, 1, "12.50", "EUR", "ACTIVE");
        placed(item);
        assertThat(knownAmount(item)).isEqualTo("13.00");
    }

    @Test
    void names_the_lines_whose_items_the_catalogue_does_not_sell() {
        var sold = Catalog.item("1.00");
        var retired = Catalog.item("1.00", "EUR", "RETIRED");
        api.post(Api.bodyOf(Ids.next(), sold, retired))
                .then()
                .statusCode(422)
                .body("errors.field", contains("lines[0].catalogItemId", "lines[2].catalogItemId"));
    }

    @Test
    void refuses_an_order_in_two_currencies() {
        api.post(Api.bodyOf(Catalog.item("1.00"), Catalog.item("1.00", "USD", "ACTIVE")))
                .then()
                .statusCode(422)
                .body("errors.field", contains("lines[1].catalogItemId"));
    }

    @Test
    void leaves_a_catalogue_that_keeps_failing_alone() {
        var item = heard("1.00");
        Catalog.is("ERROR");
        for (int i = 0; i < 20; i++) {
            placed(item);
        }
        int calls = Catalog.calls();
        for (int i = 0; i < 5; i++) {
            placed(item);
        }
        assertThat(Catalog.calls() - calls).isLessThanOrEqualTo(1);
    }

    private JsonPath placed(UUID item) {
        return api.post(Api.bodyOf(item)).then().statusCode(202).extract().jsonPath();
    }

    /** A new item whose price is known from its event; the catalogue itself does not have it. */
    private UUID heard(String amount) {
        var item = heardOf(amount);
        eventually(() -> assertThat(knownAmount(item)).isEqualTo(amount));
        return item;
    }

    private UUID heardOf(String amount) {
        var item = Ids.next();
        catalog.item(item, 1, "CatalogItemCreated", price(amount).replace("}}", "},\"sku\":\"S\",\"name\":\"N\"}"));
        return item;
    }

    private static String price(String amount) {
        return "{\"price\":{\"amount\":\"%s\",\"currency\":\"EUR\"}}".formatted(amount);
    }

    private String knownAmount(UUID item) {
        return known("price", String.class, item);
    }

    private Instant pricedAt(UUID item) {
        return known("priced_at", Instant.class, item);
    }

    private <T> T known(String column, Class<T> type, UUID item) {
        return asTenant(() -> jdbi.withHandle(
                handle -> handle.select("SELECT " + column + " FROM known_price WHERE catalog_item_id = ?", item)
                        .mapTo(type)
                        .findOne()
                        .orElse(null)));
    }

    private void age(UUID item, String age) {
        asTenant(() -> jdbi.withHandle(handle -> handle.execute(
                "UPDATE known_price SET priced_at = now() - ?::interval WHERE catalog_item_id = ?", age, item)));
    }

    private <T> T asTenant(Callable<T> work) {
        return tenants.as(
                RequestContext.of(api.tenant(), "test"),
                () -> QuarkusTransaction.requiringNew().call(work));
    }
}
