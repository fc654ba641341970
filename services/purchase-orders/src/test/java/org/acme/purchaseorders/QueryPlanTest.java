package org.acme.purchaseorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Ids;
import dev.waystone.testing.QueryPlan;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every query has its index, with row level security in force and as the role that the service has. */
@QuarkusTest
@QuarkusTestResource(FakeCatalog.class)
class QueryPlanTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id = | purchase_order WHERE id = ?",
                "id = ANY | purchase_order WHERE id = ANY(ARRAY[?]) ORDER BY id FOR UPDATE",
                "id > | purchase_order WHERE id > ? ORDER BY id LIMIT 21",
                "state = .* AND .*id > | purchase_order WHERE id > ? AND state = 'PLACED' ORDER BY id LIMIT 21",
                "catalog_item_id = ANY | known_price WHERE catalog_item_id = ANY(ARRAY[?])"
            })
    void has_its_index(String condition, String query) {
        var plan = QueryPlan.of("SELECT * FROM " + query, Ids.next());
        assertThat(plan)
                .contains("Index Scan using")
                .containsPattern("Index Cond: .*tenant = .* AND .*" + condition)
                .doesNotContain("Filter")
                .doesNotContain("Sort");
    }
}
