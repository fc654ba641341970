package org.acme.catalogitems;

import static dev.waystone.testing.Eventually.eventually;
import static org.hamcrest.Matchers.equalTo;

import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import dev.waystone.testing.TurnedFlag;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogItemCacheFlagTest {

    private final Catalogue catalogue = new Catalogue();

    @Inject
    Jdbi jdbi;

    @Inject
    Tenants tenants;

    @Test
    void reads_are_the_databases_while_the_cache_is_turned_off() {
        String id = catalogue.add("LAMP-1");
        isShownAt(id, "12.50");
        changeUnheard(id, "13.50");
        isShownAt(id, "12.50");

        try (var off = TurnedFlag.off("catalog-items.cache")) {
            eventually(() -> isShownAt(id, "13.50"));
            catalogue.price(id, "14.50").then().statusCode(200);
            isShownAt(id, "14.50");
        }
        eventually(() -> {
            String shown = catalogue.get(id).path("price.amount");
            changeUnheard(id, shown.equals("15.50") ? "16.50" : "15.50");
            isShownAt(id, shown);
        });
    }

    private void isShownAt(String id, String amount) {
        catalogue.get(id).then().statusCode(200).body("price.amount", equalTo(amount));
        catalogue
                .as()
                .get("/catalog-items/batch?ids={id}", id)
                .then()
                .statusCode(200)
                .body("items[0].price.amount", equalTo(amount));
    }

    /** As nobody does: no version, no event. What shows it has asked the database. */
    private void changeUnheard(String id, String amount) {
        tenants.as(
                RequestContext.of(catalogue.tenant(), "test"),
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> jdbi.useHandle(handle -> handle.createUpdate(
                                        "UPDATE catalog_item SET price = :price::numeric WHERE id = :id")
                                .bind("price", amount)
                                .bind("id", UUID.fromString(id))
                                .execute())));
    }
}
