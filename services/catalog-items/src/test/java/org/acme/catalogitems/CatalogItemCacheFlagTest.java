package org.acme.catalogitems;

import static dev.waystone.testing.Eventually.eventually;
import static org.hamcrest.Matchers.equalTo;

import dev.waystone.testing.TurnedFlag;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogItemCacheFlagTest {

    private final TenantCatalogItems catalogItems = new TenantCatalogItems();

    @Inject
    UnheardChange unheard;

    @Test
    void reads_are_the_databases_while_the_cache_is_turned_off() {
        String id = catalogItems.add("LAMP-1");
        isShownAt(id, "12.50");
        change(id, "13.50");
        isShownAt(id, "12.50");

        try (var off = TurnedFlag.off("catalog-items.cache")) {
            eventually(() -> isShownAt(id, "13.50"));
            catalogItems.price(id, "14.50").then().statusCode(200);
            isShownAt(id, "14.50");
        }
        eventually(() -> {
            String shown = catalogItems.get(id).path("price.amount");
            change(id, shown.equals("15.50") ? "16.50" : "15.50");
            isShownAt(id, shown);
        });
    }

    private void change(String id, String amount) {
        unheard.price(catalogItems.tenant(), id, amount);
    }

    private void isShownAt(String id, String amount) {
        catalogItems.get(id).then().statusCode(200).body("price.amount", equalTo(amount));
        catalogItems
                .as()
                .get("/catalog-items/batch?ids={id}", id)
                .then()
                .statusCode(200)
                .body("items[0].price.amount", equalTo(amount));
    }
}
