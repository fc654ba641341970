package org.acme.stockitems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Ids;
import dev.waystone.testing.QueryPlan;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every query has its index, with row level security in force and as the role that the service has. */
@QuarkusTest
class QueryPlanTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stock_item_pkey        | stock_item WHERE catalog_item_id = ?",
                "stock_item_pkey        | stock_item WHERE catalog_item_id = ANY(ARRAY[?]) ORDER BY catalog_item_id FOR UPDATE",
                "stock_reservation_pkey | stock_reservation WHERE order_id = ? FOR UPDATE",
                "stock_reservation_pkey | stock_reservation, jsonb_array_elements(lines) WHERE order_id = ANY(ARRAY[?])"
            })
    void has_its_index(String index, String query) {
        var plan = QueryPlan.of("SELECT * FROM " + query, Ids.next());
        assertThat(plan).contains("Index").contains(index).doesNotContain("Sort");
        assertThat(plan).containsPattern("Index Cond: .*tenant");
    }
}
