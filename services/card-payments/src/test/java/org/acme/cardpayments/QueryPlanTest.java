package org.acme.cardpayments;

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
                "card_payment_pkey                                  | card_payment WHERE order_id = ?",
                "ledger_entry_tenant_order_id_movement_account_key | ledger_entry WHERE order_id = ?"
            })
    void has_its_index(String index, String query) {
        var plan = QueryPlan.of("SELECT * FROM " + query, Ids.next());
        assertThat(plan).contains("Index").contains(index).doesNotContain("Sort");
        assertThat(plan).containsPattern("Index Cond: .*tenant");
    }
}
