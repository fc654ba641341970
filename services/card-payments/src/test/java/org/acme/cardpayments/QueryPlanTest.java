package org.acme.cardpayments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Ids;
import dev.waystone.core.RequestContext;
import dev.waystone.data.Tenants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every query has its index, with row level security in force and as the role that the service has. */
@QuarkusTest
class QueryPlanTest {

    @Inject
    Jdbi jdbi;

    @Inject
    Tenants tenants;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "card_payment_pkey                                  | card_payment WHERE order_id = :id",
                "ledger_entry_tenant_order_id_movement_account_key | ledger_entry WHERE order_id = :id"
            })
    void has_its_index(String index, String query) {
        var plan = tenants.as(
                RequestContext.of("demo", "test"),
                () -> QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(handle -> plan(handle, query))));
        assertThat(plan).contains("Index").contains(index).doesNotContain("Sort");
        assertThat(plan).containsPattern("Index Cond: .*tenant");
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
