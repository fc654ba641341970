package org.acme.catalogitems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Ids;
import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CatalogItemsIndexTest {

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
                "WHERE sku = ?                            | catalog_item_tenant_sku_key"
            })
    void every_query_has_its_index(String where, String index) {
        String plan = tenants.as(RequestContext.of("demo", "ada"), () -> QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    handle.execute("SET LOCAL enable_seqscan = off");
                    return String.join(
                            "\n",
                            handle.select("EXPLAIN SELECT * FROM catalog_item " + where, Ids.next().toString())
                                    .mapTo(String.class)
                                    .list());
                })));

        assertThat(plan).contains(index).containsPattern("Index Cond: .*tenant.* AND").doesNotContain("Sort", "Seq Scan");
    }
}
