package org.acme.purchaseorders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(FakeCatalog.class)
class ListOrdersTest {

    private final Api api = Api.ofNewTenant();

    @BeforeEach
    void catalog_answers() {
        Catalog.is("OK");
    }

    @Test
    void pages_through_all_orders_in_the_order_of_placing() {
        var item = Catalog.item("1.00");
        var placed = Stream.generate(() -> api.placed(item).toString()).limit(5).toList();
        var listed = new ArrayList<String>();
        var page = list("?limit=2");
        listed.addAll(page.getList("items.id"));
        while (page.getString("next") != null) {
            page = list("?limit=2&after=" + page.getString("next"));
            listed.addAll(page.getList("items.id"));
        }
        assertThat(listed).isEqualTo(placed);
    }

    @Test
    void lists_the_orders_of_one_state() {
        var item = Catalog.item("1.00");
        var ids = List.of(api.placed(item), api.placed(item));
        try (var answers = new Answers(api.tenant())) {
            answers.stockRefused(ids.getFirst());
        }
        api.await(ids.getFirst(), "CANCELLED");
        assertThat(list("?state=CANCELLED").<String>getList("items.id"))
                .containsExactly(ids.getFirst().toString());
        assertThat(list("?state=PLACED").<String>getList("items.id"))
                .containsExactly(ids.getLast().toString());
        assertThat(list("?state=CONFIRMED").getList("items")).isEmpty();
    }

    @Test
    void shows_a_tenant_nothing_of_another() {
        var other = Api.ofNewTenant();
        var theirs = other.placed(Catalog.item("1.00"));
        api.get(theirs).then().statusCode(404);
        assertThat(list("").getList("items")).isEmpty();
        other.get(theirs).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0",
        "limit,101",
        "limit,-1",
        "limit,many",
        "limit,99999999999",
        "after,nowhere",
        "state,LOST",
        "state,placed"
    })
    void refuses_a_page_that_cannot_be(String parameter, String value) {
        api.request()
                .queryParam(parameter, value)
                .get("/purchase-orders")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(parameter));
    }

    private JsonPath list(String query) {
        return api.request()
                .get("/purchase-orders" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
