package org.acme.purchaseorders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.waystone.testing.CalledEndpoints;
import dev.waystone.testing.LargeTables;
import dev.waystone.testing.StatementLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No endpoint reads all of a table that has 100,000 rows. */
@QuarkusTest
@QuarkusTestResource(FakeCatalog.class)
class LargeTablesTest {

    private final Api api = Api.ofNewTenant();

    @Inject
    Jdbi jdbi;

    @AfterEach
    void catalog_answers() {
        Catalog.is("OK");
    }

    @Test
    void no_endpoint_reads_a_whole_table_and_one_without_its_index_is_named() {
        LargeTables tables = LargeTables.of(api.tenant());
        tables.fill("""
                INSERT INTO purchase_order (id, version, state, customer_name, customer_email, lines, total_amount,
                                            currency, deadline, placed_at, history)
                SELECT gen_random_uuid(), 3, 'CONFIRMED', 'Customer', 'one@example.org', '[]', 1, 'EUR', now(), now(), '[]'
                FROM generate_series(1, 100000)""", """
                INSERT INTO known_price (catalog_item_id, version, price, currency, priced_at)
                SELECT gen_random_uuid(), 1, 1, 'EUR', now() FROM generate_series(1, 100000)""", """
                INSERT INTO idempotency_key (key, body_hash, status, headers, body)
                SELECT 'key-' || n, decode(repeat('00', 32), 'hex'), 202, '{}', '' FROM generate_series(1, 100000) n""");
        Set<String> statements = statementsOfEveryEndpoint();

        tables.check(statements);
        assertThat(tables.without("ALTER TABLE known_price DROP CONSTRAINT known_price_pkey", statements))
                .anyMatch(line -> line.contains("reads all of known_price: no index serves")
                        && line.contains("catalog_item_id = ANY"));
    }

    private Set<String> statementsOfEveryEndpoint() {
        var log = StatementLog.of(jdbi);
        var called = CalledEndpoints.fromNowOn();
        Catalog.is("OK");
        var item = Catalog.item("1.00");
        var order = api.placed(item);
        api.get(order).then().statusCode(200);
        twoPages("/purchase-orders?limit=2");
        twoPages("/purchase-orders?limit=2&state=CONFIRMED");
        Catalog.is("ERROR");
        api.post(Api.bodyOf(Catalog.item("1.00"))).then().statusCode(503);
        called.checkAll();
        return log.texts();
    }

    private void twoPages(String list) {
        String next = api.request().get(list).then().statusCode(200).extract().path("next");
        api.request().get(list + "&after=" + next).then().statusCode(200).body("items", hasSize(2));
    }
}
