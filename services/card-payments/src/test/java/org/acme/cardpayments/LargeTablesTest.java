package org.acme.cardpayments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.testing.CalledEndpoints;
import dev.waystone.testing.LargeTables;
import dev.waystone.testing.StatementLog;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** No endpoint, and no charge, reads all of a table that has 100,000 rows. */
@QuarkusTest
class LargeTablesTest {

    private final Payments payments = new Payments();

    @Inject
    Jdbi jdbi;

    @Test
    void nothing_reads_a_whole_table_and_what_lacks_its_index_is_named() {
        LargeTables tables = LargeTables.of(payments.tenant());
        tables.fill("""
                INSERT INTO card_payment (order_id, version, state, amount, currency, deadline)
                SELECT gen_random_uuid(), 1, 'CAPTURED', 1, 'EUR', now() FROM generate_series(1, 100000)""", """
                INSERT INTO ledger_entry (id, order_id, movement, account, amount, currency, at)
                SELECT gen_random_uuid(), order_id, 'CAPTURE', 'MERCHANT', amount, currency, now()
                FROM card_payment""");
        var statements = StatementLog.of(jdbi);
        var called = CalledEndpoints.fromNowOn();

        try (var orders = new Orders(payments.tenant())) {
            payments.await(orders.due("12.50"), "CAPTURED");
        }

        called.checkAll();
        tables.check(statements.texts());
        assertThat(tables.without(
                        "ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_tenant_order_id_movement_account_key",
                        statements.texts()))
                .anyMatch(line ->
                        line.contains("reads all of ledger_entry: no index serves") && line.contains("order_id = "));
    }
}
