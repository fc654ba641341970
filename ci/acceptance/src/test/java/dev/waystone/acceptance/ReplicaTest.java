package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The replica stands still, hangs, is away, and goes on: what the endpoints tell meanwhile. Who answers shows in what is answered: only
 * a replica that stands still can tell what was before a change.
 */
@Order(4)
class ReplicaTest {

    private static final String TOKEN = "Waystone-Read-Token";

    /** How old an answer may be (2 s), and time to look. */
    private static final Duration LAG = Duration.ofSeconds(10);

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shopOf("replica-" + UUID.randomUUID());
    private final UUID item = shop.item("1.00", 1_000);
    private int version = 1;
    private int orders;

    /** What is read. */
    enum Read {
        ITEM,
        ITEMS_OF_A_BATCH,
        LIST_OF_ITEMS,
        LIST_OF_ORDERS
    }

    @AfterEach
    void the_replica_is_there_again() {
        platform.start("replica");
    }

    @ParameterizedTest
    @EnumSource
    void reads_leave_a_replica_that_stands_still_and_come_back(Read read) {
        String old = change(read);
        awaitReplicaAnswers(read, old);

        try (var still = platform.standStill()) {
            String own = change(read);
            assertThat(look(read, own)).as("with the token of the change").isEqualTo(now(read));
            assertThat(look(read, null)).as("without a token").isEqualTo(now(read));

            Await.yes("nor does an old token allow more", LAG, () -> look(read, old) == now(read));
            for (int turn = 0; turn < 20; turn++) {
                assertThat(look(read, old)).isEqualTo(now(read));
                assertThat(look(read, own)).isEqualTo(now(read));
            }
        }
        awaitReplicaAnswers(read, old);
    }

    @Test
    void a_replica_that_hangs_or_is_away_costs_no_answer() {
        String old = change(Read.LIST_OF_ORDERS);
        awaitReplicaAnswers(Read.LIST_OF_ORDERS, old);

        platform.pause("replica");
        assertThat(look(Read.LIST_OF_ORDERS, change(Read.LIST_OF_ORDERS))).isEqualTo(now(Read.LIST_OF_ORDERS));
        assertThat(look(Read.LIST_OF_ORDERS, old)).isEqualTo(now(Read.LIST_OF_ORDERS));
        platform.stop("replica");
        assertThat(look(Read.LIST_OF_ORDERS, change(Read.LIST_OF_ORDERS))).isEqualTo(now(Read.LIST_OF_ORDERS));
        assertThat(look(Read.LIST_OF_ORDERS, old)).isEqualTo(now(Read.LIST_OF_ORDERS));

        platform.start("replica");
        awaitReplicaAnswers(Read.LIST_OF_ORDERS, old);
    }

    /** Until somebody is told what was before a change that the replica could not take in. */
    private void awaitReplicaAnswers(Read read, String old) {
        Await.yes("the replica answers a read of the " + read, LIMIT, () -> {
            assertThat(look(read, change(read))).isEqualTo(now(read));
            try (var still = platform.standStill()) {
                int before = now(read);
                change(read);
                return look(read, old) == before;
            }
        });
    }

    /** Makes a difference to what is read; answers with the token of that. */
    private String change(Read read) {
        Http.Answer answer = switch (read) {
            case ITEM, ITEMS_OF_A_BATCH, LIST_OF_ITEMS -> {
                var price = Map.of("price", Map.of("amount", ++version + ".00", "currency", "EUR"));
                yield shop.ask("catalog-items", "PUT", path(Read.ITEM) + "/price", price, Map.of(), 200);
            }
            case LIST_OF_ORDERS -> {
                orders++;
                var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
                yield shop.ask("purchase-orders", "POST", path(read), Shop.lines(item, 1), key, 202);
            }
        };
        assertThat(answer.header(TOKEN)).matches("[0-9A-F]+/[0-9A-F]+");
        return answer.header(TOKEN);
    }

    /** What the truth is. */
    private int now(Read read) {
        return read == Read.LIST_OF_ORDERS ? orders : version;
    }

    /** What a reader is told. */
    private int look(Read read, @Nullable String token) {
        String service = read == Read.LIST_OF_ORDERS ? "purchase-orders" : "catalog-items";
        String more = read == Read.LIST_OF_ORDERS ? "?limit=100" : "";
        Map<String, String> headers = token == null ? Map.of() : Map.of(TOKEN, token);
        JsonNode told =
                shop.ask(service, "GET", path(read) + more, null, headers, 200).json();
        return switch (read) {
            case ITEM -> told.get("version").asInt();
            case ITEMS_OF_A_BATCH, LIST_OF_ITEMS ->
                told.get("items").get(0).get("version").asInt();
            case LIST_OF_ORDERS -> told.get("items").size();
        };
    }

    private String path(Read read) {
        return switch (read) {
            case ITEM -> "/catalog-items/" + item;
            case ITEMS_OF_A_BATCH -> "/catalog-items/batch?ids=" + item;
            case LIST_OF_ITEMS -> "/catalog-items";
            case LIST_OF_ORDERS -> "/purchase-orders";
        };
    }
}
