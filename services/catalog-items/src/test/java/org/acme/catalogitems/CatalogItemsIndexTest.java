package org.acme.catalogitems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Ids;
import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CatalogItemsIndexTest {

    private static final String MANY = """
            INSERT INTO catalog_item (id, version, sku, name, description, price, currency, status)
            SELECT gen_random_uuid(), 1, 'LAMP-' || number, 'Lamp', '', 1, 'EUR', 'ACTIVE'
            FROM generate_series(1, 2000) number""";

    @Inject
    Jdbi jdbi;

    @Inject
    Tenants tenants;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WHERE id = ?::uuid                       | catalog_item_pkey",
                "WHERE id = ANY(ARRAY[?::uuid])           | catalog_item_pkey",
                "WHERE id > ?::uuid ORDER BY id LIMIT 101 | catalog_item_pkey",
                "WHERE sku = ?                            | catalog_item_sku_tenant_key"
            })
    void every_query_has_its_index(String where, String index) {
        String plan = tenants.as(RequestContext.of("indexed", "ada"), () -> planAmongMany(where));

        assertThat(plan)
                .contains(index)
                .containsPattern("Index Cond: .*tenant.* AND|AND .*tenant")
                .doesNotContain("Seq Scan");
    }

    private String planAmongMany(String where) {
        QuarkusTransaction.begin();
        try {
            return jdbi.withHandle(handle -> {
                handle.execute(MANY);
                return handle.select("EXPLAIN SELECT * FROM catalog_item " + where, Ids.next().toString())
                        .mapTo(String.class)
                        .collect(Collectors.joining("\n"));
            });
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
