package org.acme.catalogitems;

import static org.acme.catalogitems.TenantCatalogItems.euros;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogItemResourceTest {

    private final TenantCatalogItems catalogItems = new TenantCatalogItems();

    @Test
    void a_new_catalog_item_is_told_with_its_place_version_and_tag() {
        String id = catalogItems
                .post("LAMP-1")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("version", is(1))
                .body("sku", is("LAMP-1"))
                .body("name", is("Lamp"))
                .body("description", is("Gives light."))
                .body("price", equalTo(euros("12.50")))
                .body("status", is("ACTIVE"))
                .extract()
                .path("id");

        catalogItems.get(id).then().statusCode(200).body("id", is(id)).body("price.amount", is("12.50"));
    }

    @Test
    void the_place_of_a_new_catalog_item_leads_to_it() {
        var created = catalogItems.post("LAMP-1").then().statusCode(201).extract();

        Assertions.assertThat(created.header("Location")).endsWith("/catalog-items/" + created.path("id"));
        catalogItems.as().get(created.header("Location")).then().statusCode(200).body("sku", is("LAMP-1"));
    }

    @Test
    void a_description_may_be_left_out() {
        catalogItems
                .as()
                .body(Map.of("sku", "LAMP-1", "name", "Lamp", "price", euros("1")))
                .post("/catalog-items")
                .then()
                .statusCode(201)
                .body("description", is(""));
    }

    @Test
    void a_sku_names_one_catalog_item_of_a_tenant() {
        String id = catalogItems.add("LAMP-1");

        catalogItems
                .post("LAMP-1")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", is("urn:waystone:problem:sku-taken"))
                .body("errors.field", contains("sku"))
                .body("errors[0].message", endsWith(id));
    }

    @Test
    void the_sku_of_a_retired_catalog_item_stays_taken() {
        catalogItems.retire(catalogItems.add("LAMP-1")).then().statusCode(204);

        catalogItems.post("LAMP-1").then().statusCode(409);
    }

    @Test
    void of_many_who_add_a_sku_at_once_one_does() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = IntStream.range(0, 24)
                    .mapToObj(i ->
                            threads.submit(() -> catalogItems.post("LAMP-1").statusCode()))
                    .toList();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
        }

        Assertions.assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void what_was_seen_already_is_not_told_again() {
        String id = catalogItems.add("LAMP-1");

        catalogItems
                .as()
                .header("If-None-Match", "\"1\"")
                .get("/catalog-items/{id}", id)
                .then()
                .statusCode(304)
                .header("ETag", "\"1\"")
                .body(is(""));
        catalogItems.price(id, "13.00").then().statusCode(200);
        catalogItems
                .as()
                .header("If-None-Match", "\"1\"")
                .get("/catalog-items/{id}", id)
                .then()
                .statusCode(200);
    }

    @Test
    void a_catalog_item_that_is_not_there_is_not_found() {
        catalogItems.get(UUID.randomUUID().toString()).then().statusCode(404).contentType("application/problem+json");
        catalogItems.get("no-id").then().statusCode(404).contentType("application/problem+json");
        catalogItems.price(UUID.randomUUID().toString(), "1").then().statusCode(404);
        catalogItems.retire(UUID.randomUUID().toString()).then().statusCode(404);
    }

    @Test
    void a_price_is_changed() {
        String id = catalogItems.add("LAMP-1");

        catalogItems
                .price(id, "13")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("price", equalTo(euros("13.00")))
                .body("version", is(2));
        catalogItems.get(id).then().body("price.amount", is("13.00")).body("version", is(2));
    }

    @Test
    void the_same_price_again_is_no_change() {
        String id = catalogItems.add("LAMP-1");

        catalogItems.price(id, "12.5").then().statusCode(200).body("version", is(1));
    }

    @Test
    void a_change_of_what_was_not_seen_is_refused() {
        String id = catalogItems.add("LAMP-1");
        catalogItems.price(id, "13.00");

        catalogItems
                .as()
                .header("If-Match", "\"1\"")
                .body(Map.of("price", euros("14.00")))
                .put("/catalog-items/{id}/price", id)
                .then()
                .statusCode(412);
        catalogItems
                .as()
                .header("If-Match", "\"1\"")
                .delete("/catalog-items/{id}", id)
                .then()
                .statusCode(412);
        catalogItems.get(id).then().body("version", is(2));
    }

    @Test
    void a_catalog_item_is_retired_for_ever() {
        String id = catalogItems.add("LAMP-1");

        catalogItems.retire(id).then().statusCode(204);
        catalogItems.retire(id).then().statusCode(204);

        catalogItems
                .get(id)
                .then()
                .statusCode(200)
                .body("status", is("RETIRED"))
                .body("version", is(2));
        catalogItems
                .price(id, "13.00")
                .then()
                .statusCode(409)
                .body("type", is("urn:waystone:problem:catalog-item-retired"));
    }

    @Test
    void a_batch_is_those_that_exist() {
        String lamp = catalogItems.add("LAMP-1");
        String desk = catalogItems.add("DESK-1");
        String ids = String.join(",", desk, UUID.randomUUID().toString(), lamp, lamp);

        catalogItems
                .as()
                .queryParam("ids", ids)
                .get("/catalog-items/batch")
                .then()
                .statusCode(200)
                .body("items.id", contains(lamp, desk));
    }

    @Test
    void pages_put_together_are_all_catalog_items_in_order() {
        List<String> added = IntStream.range(0, 7)
                .mapToObj(i -> catalogItems.add("LAMP-" + i))
                .toList();

        List<String> read = new ArrayList<>();
        String after = null;
        do {
            var request = catalogItems.as().queryParam("limit", 3);
            var page = (after == null ? request : request.queryParam("after", after))
                    .get("/catalog-items")
                    .then()
                    .statusCode(200)
                    .extract();
            read.addAll(page.path("items.id"));
            after = page.path("next");
        } while (after != null);

        Assertions.assertThat(read).isEqualTo(added);
    }

    @Test
    void a_new_tenant_has_no_catalog_items() {
        catalogItems
                .as()
                .get("/catalog-items")
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("next", nullValue());
    }

    @Test
    void two_tenants_never_see_each_others_catalog_items() {
        String id = catalogItems.add("LAMP-1");
        TenantCatalogItems other = new TenantCatalogItems();

        other.get(id).then().statusCode(404);
        other.price(id, "1.00").then().statusCode(404);
        other.retire(id).then().statusCode(404);
        other.as().queryParam("ids", id).get("/catalog-items/batch").then().body("items", empty());
        other.as().get("/catalog-items").then().body("items", empty());
        other.post("LAMP-1").then().statusCode(201).body("id", not(id));
        catalogItems.get(id).then().statusCode(200).body("version", is(1));
    }

    @Test
    void who_may_read_may_not_write() {
        String id = catalogItems.add("LAMP-1");

        catalogItems
                .as("catalog-items:read")
                .get("/catalog-items/{id}", id)
                .then()
                .statusCode(200);
        catalogItems
                .as("catalog-items:read")
                .delete("/catalog-items/{id}", id)
                .then()
                .statusCode(403);
        catalogItems
                .as("catalog-items:write")
                .get("/catalog-items/{id}", id)
                .then()
                .statusCode(403);
        RestAssured.get("/catalog-items/{id}", id).then().statusCode(401).body("status", is(401));
    }

    @Test
    void a_reader_sees_what_it_wrote() {
        for (int round = 1; round <= 20; round++) {
            var created =
                    catalogItems.post("LAMP-" + round).then().statusCode(201).extract();
            String token = created.header("Waystone-Read-Token");
            var read = catalogItems.as();

            (token == null ? read : read.header("Waystone-Read-Token", token))
                    .get("/catalog-items/{id}", created.<String>path("id"))
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void a_read_token_that_no_answer_gave_is_refused() {
        catalogItems
                .as()
                .header("Waystone-Read-Token", "yesterday")
                .get("/catalog-items")
                .then()
                .statusCode(400)
                .body("errors.field", contains("Waystone-Read-Token"))
                .body("errors[0].message", containsString("earlier write"));
    }
}
