package org.acme.catalogitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.waystone.testing.CalledEndpoints;
import dev.waystone.testing.LargeTables;
import dev.waystone.testing.StatementLog;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No endpoint reads all of a table that has 100,000 rows. */
@QuarkusTest
class LargeTablesTest {

    private static final String FILL = """
            INSERT INTO catalog_item (id, version, sku, name, description, price, currency, status)
            SELECT gen_random_uuid(), 1, 'BULK-' || n, 'Lamp ' || n, '', 1, 'EUR', 'ACTIVE'
            FROM generate_series(1, 100000) n ON CONFLICT DO NOTHING""";

    private final TenantCatalogItems catalogItems = new TenantCatalogItems();

    @Inject
    Jdbi jdbi;

    LargeTables tables;

    @BeforeEach
    void fill() {
        tables = LargeTables.of(catalogItems.tenant());
        tables.fill(FILL);
    }

    @Test
    void no_endpoint_reads_a_whole_table_and_one_without_its_index_is_named() {
        Set<String> statements = statementsOfEveryEndpoint();

        tables.check(statements);
        assertThat(tables.without("ALTER TABLE catalog_item DROP CONSTRAINT catalog_item_sku_tenant_key", statements))
                .singleElement()
                .asString()
                .contains("SELECT id FROM catalog_item WHERE sku = ?")
                .contains("reads all of catalog_item: no index serves")
                .contains("(sku = $1)");
    }

    private Set<String> statementsOfEveryEndpoint() {
        var log = StatementLog.of(jdbi);
        var called = CalledEndpoints.fromNowOn();
        String id = catalogItems.add("LT-1");
        catalogItems.post("LT-1").then().statusCode(409);
        catalogItems.get(id).then().statusCode(200);
        catalogItems.as().get("/catalog-items/batch?ids=" + id).then().statusCode(200);
        String list = "/catalog-items?limit=100";
        String next =
                catalogItems.as().get(list).then().statusCode(200).extract().path("next");
        catalogItems.as().get(list + "&after=" + next).then().statusCode(200).body("items", hasSize(100));
        catalogItems.price(id, "13.00").then().statusCode(200);
        catalogItems.retire(id).then().statusCode(204);
        called.checkAll();
        return log.texts();
    }
}
