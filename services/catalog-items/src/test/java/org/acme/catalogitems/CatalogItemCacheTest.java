package org.acme.catalogitems;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogItemCacheTest {

    private final TenantCatalogItems catalogItems = new TenantCatalogItems();

    @Inject
    UnheardChange unheard;

    @Test
    void what_is_kept_near_is_shown_until_a_change_is_heard_of() {
        String id = catalogItems.add("LAMP-1");
        isShownAt(id, "12.50");

        unheard.price(catalogItems.tenant(), id, "13.50");
        isShownAt(id, "12.50");

        catalogItems.price(id, "14.50").then().statusCode(200);
        isShownAt(id, "14.50");
    }

    private void isShownAt(String id, String amount) {
        catalogItems.get(id).then().statusCode(200).body("price.amount", equalTo(amount));
    }
}
