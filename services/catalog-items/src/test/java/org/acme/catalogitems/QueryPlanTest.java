package org.acme.catalogitems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Ids;
import dev.waystone.testing.QueryPlan;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every query by id has its index, with row level security in force and as the role that the service has. Which one serves a SKU
 * depends on how many rows its tenant has; {@link LargeTablesTest} sees to it.
 */
@QuarkusTest
class QueryPlanTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "catalog_item_pkey | WHERE id = ?",
                "catalog_item_pkey | WHERE id = ? FOR UPDATE",
                "catalog_item_pkey | WHERE id = ANY(ARRAY[?]) ORDER BY id",
                "catalog_item_pkey | WHERE id > ? ORDER BY id LIMIT 101"
            })
    void has_its_index(String index, String where) {
        var plan = QueryPlan.of("SELECT * FROM catalog_item " + where, Ids.next());
        assertThat(plan).contains(index).doesNotContain("Seq Scan").doesNotContain("Sort");
        assertThat(plan).containsPattern("Index Cond: .*tenant.* AND|AND .*tenant");
    }
}
