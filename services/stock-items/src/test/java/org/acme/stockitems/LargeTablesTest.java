package org.acme.stockitems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.testing.CalledEndpoints;
import dev.waystone.testing.LargeTables;
import dev.waystone.testing.StatementLog;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** No endpoint, and no answer to an order, reads all of a table that has 100,000 rows. */
@QuarkusTest
class LargeTablesTest {

    private final Warehouse warehouse = new Warehouse();

    @Inject
    Jdbi jdbi;

    @Test
    void nothing_reads_a_whole_table_and_what_lacks_its_index_is_named() {
        LargeTables tables = LargeTables.of(warehouse.tenant());
        tables.fill("""
                INSERT INTO stock_item (catalog_item_id, version, on_hand, reserved)
                SELECT gen_random_uuid(), 1, 10, 0 FROM generate_series(1, 100000)""", """
                INSERT INTO stock_reservation (order_id, version, state, lines)
                SELECT gen_random_uuid(), 1, 'REFUSED', '[]' FROM generate_series(1, 100000)""");
        var statements = StatementLog.of(jdbi);
        var called = CalledEndpoints.fromNowOn();

        var item = warehouse.item(5);
        warehouse.get(item).then().statusCode(200);
        try (var orders = new Orders(warehouse.tenant())) {
            orders.placed(2, item);
            warehouse.await(item, 5, 2);
        }

        called.checkAll();
        tables.check(statements.texts());
        assertThat(tables.without("ALTER TABLE stock_item DROP CONSTRAINT stock_item_pkey", statements.texts()))
                .anyMatch(line -> line.contains("reads all of stock_item: no index serves")
                        && line.contains("catalog_item_id = "));
    }
}
