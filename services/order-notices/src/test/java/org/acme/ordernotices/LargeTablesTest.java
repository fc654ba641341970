package org.acme.ordernotices;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.testing.LargeTables;
import dev.waystone.testing.StatementLog;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Nothing that an event or due work asks for reads all of a table that has 100,000 rows. */
@QuarkusTest
class LargeTablesTest {

    /** As many as that row again, each of another purchase order; materialized, since else each column makes the row anew. */
    private static final String FILL = """
            WITH more AS MATERIALIZED (
                SELECT jsonb_populate_record(one, jsonb_build_object(
                    'id', gen_random_uuid(), 'purchase_order_id', gen_random_uuid())) copy
                FROM order_notice one, generate_series(1, 100000))
            INSERT INTO order_notice SELECT (copy).* FROM more""";

    private final String tenant = "tenant-" + UUID.randomUUID();

    @Inject
    Jdbi jdbi;

    @Inject
    TenantOrderNotices orderNotices;

    @Test
    void nothing_reads_a_whole_table_and_what_lacks_its_index_is_named() {
        tell();
        var tables = LargeTables.of(tenant);
        tables.fill(FILL);
        var statements = StatementLog.of(jdbi);
        tell();

        var asked = statements.texts().stream()
                .filter(text -> !text.contains("WHERE purchase_order_id"))
                .toList();
        tables.check(asked);
        assertThat(tables.without("ALTER TABLE order_notice DROP CONSTRAINT order_notice_pkey", asked))
                .anyMatch(line -> line.contains("reads all of order_notice: no index serves"));
    }

    private void tell() {
        try (var purchaseOrders = new PurchaseOrders(tenant)) {
            var purchaseOrder = AnyPurchaseOrder.heardOf(purchaseOrders);
            eventually(
                    () -> assertThat(orderNotices.state(tenant, purchaseOrder)).isEqualTo("SENT after 0, null"));
        }
    }
}
