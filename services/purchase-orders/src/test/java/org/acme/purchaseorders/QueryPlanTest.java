package org.acme.purchaseorders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Ids;
import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every query has its index, with row level security in force and as the role that the service has. */
@QuarkusTest
@QuarkusTestResource(FakeCatalog.class)
class QueryPlanTest {

    @Inject
    Jdbi jdbi;

    @Inject
    Tenants tenants;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id = | purchase_order WHERE id = :id",
                "id > | purchase_order WHERE id > :id ORDER BY id LIMIT 21",
                "state = .* AND .*id > | purchase_order WHERE id > :id AND state = 'PLACED' ORDER BY id LIMIT 21",
                "catalog_item_id = ANY | known_price WHERE catalog_item_id = ANY(ARRAY[:id])"
            })
    void has_its_index(String condition, String query) {
        var plan = tenants.as(
                RequestContext.of("demo", "test"),
                () -> QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(handle -> plan(handle, query))));
        assertThat(plan)
                .contains("Index Scan using")
                .containsPattern("Index Cond: .*tenant = .* AND .*" + condition)
                .doesNotContain("Filter")
                .doesNotContain("Sort");
    }

    private static String plan(Handle handle, String query) {
        handle.execute("SET LOCAL enable_seqscan = off");
        handle.execute("SET LOCAL enable_bitmapscan = off");
        return String.join("\n", handle.createQuery("EXPLAIN SELECT * FROM " + query)
                .bind("id", Ids.next())
                .mapTo(String.class)
                .list());
    }
}
