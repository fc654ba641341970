package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two tenants on the same services: neither sees, finds, lists, changes or orders anything of the other. */
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantsTest {

    private static final Duration END = Duration.ofSeconds(30);
    private static final Map<String, Object> PRICE = Map.of("price", Map.of("amount", "1.00", "currency", "EUR"));

    private final Platform platform = Platform.shared();
    private final Shop owner = platform.shop();
    private final Shop stranger = platform.shopOf("stranger");
    private final UUID item = owner.item("4.50", 10);
    private final UUID order = owner.order(item, 2);

    @BeforeAll
    void the_owner_sees_all_of_it() {
        assertThat(owner.end(order, END).get("state").asText()).isEqualTo("CONFIRMED");
        platform.atRest();
        assertThat(found(owner, "purchase-orders", "/purchase-orders/" + order)).isEqualTo(order);
        assertThat(found(owner, "card-payments", "/card-payments/" + order)).isEqualTo(order);
        assertThat(found(owner, "stock-items", "/stock-items/" + item)).isEqualTo(item);
        assertThat(found(owner, "catalog-items", "/catalog-items/" + item)).isEqualTo(item);
        assertThat(batch(owner, item)).containsExactly(item);
    }

    @AfterAll
    void invariants_hold() {
        platform.assertInvariants();
    }

    @Test
    void a_stranger_finds_nothing_by_its_id() {
        get(stranger, "purchase-orders", "/purchase-orders/" + order, 404);
        get(stranger, "card-payments", "/card-payments/" + order, 404);
        get(stranger, "stock-items", "/stock-items/" + item, 404);
        get(stranger, "catalog-items", "/catalog-items/" + item, 404);
        assertThat(batch(stranger, item)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/catalog-items?limit=100",
                "/purchase-orders?limit=100",
                "/purchase-orders?limit=100&state=CONFIRMED"
            })
    void a_stranger_lists_what_is_its_own_and_nothing_else(String list) {
        var itsItem = stranger.item("1.00", 5);
        var itsOrder = stranger.order(itsItem, 1);
        assertThat(stranger.end(itsOrder, END).get("state").asText()).isEqualTo("CONFIRMED");

        var listed = listed(stranger, list);

        assertThat(listed).containsAnyOf(itsItem, itsOrder).doesNotContain(item, order);
        assertThat(listed(owner, list)).containsAnyOf(item, order).doesNotContainAnyElementsOf(listed);
    }

    @Test
    void a_stranger_orders_prices_and_retires_nothing() throws Exception {
        var refused = stranger.place(0, UUID.randomUUID().toString(), Shop.lines(item, 1));
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        stranger.ask("catalog-items", "PUT", "/catalog-items/" + item + "/price", PRICE, Map.of(), 404);
        stranger.ask("catalog-items", "DELETE", "/catalog-items/" + item, null, Map.of(), 404);

        var seen = get(owner, "catalog-items", "/catalog-items/" + item, 200);
        assertThat(seen.get("price").get("amount").asText()).isEqualTo("4.50");
        assertThat(seen.get("status").asText()).isNotEqualTo("RETIRED");
    }

    @Test
    void a_count_of_the_same_id_is_another_stock() {
        stranger.ask("stock-items", "PUT", "/stock-items/" + item, Map.of("onHand", 3), Map.of(), 200);
        try {
            assertThat(onHand(stranger)).isEqualTo(3);
            assertThat(onHand(owner)).isEqualTo(8);
        } finally { // the checker knows items by their ids alone
            platform.sql(
                    "stock_items", "DELETE FROM stock_item WHERE catalog_item_id = '" + item + "' AND on_hand = 3");
        }
    }

    @Test
    void the_same_key_is_another_key() throws Exception {
        var key = UUID.randomUUID().toString();
        var itsItem = stranger.item("1.00", 5);
        var one = owner.place(0, key, Shop.lines(item, 1));
        var other = stranger.place(1, key, Shop.lines(itsItem, 1));

        assertThat(List.of(one.status(), other.status())).containsExactly(202, 202);
        assertThat(other.json().get("id")).isNotEqualTo(one.json().get("id"));
    }

    private int onHand(Shop shop) {
        return get(shop, "stock-items", "/stock-items/" + item, 200)
                .get("onHand")
                .asInt();
    }

    private static UUID found(Shop shop, String service, String path) {
        return UUID.fromString(get(shop, service, path, 200).get("id").asText());
    }

    private static JsonNode get(Shop shop, String service, String path, int status) {
        return shop.ask(service, "GET", path, null, Map.of(), status).json();
    }

    private static List<UUID> batch(Shop shop, UUID item) {
        return ids(get(shop, "catalog-items", "/catalog-items/batch?ids=" + item, 200));
    }

    /** The ids of all pages. */
    private static List<UUID> listed(Shop shop, String list) {
        var service = list.substring(1, list.indexOf('?'));
        var ids = new ArrayList<UUID>();
        var page = get(shop, service, list, 200);
        ids.addAll(ids(page));
        while (page.hasNonNull("next")) {
            page = get(shop, service, list + "&after=" + page.get("next").asText(), 200);
            ids.addAll(ids(page));
        }
        return ids;
    }

    private static List<UUID> ids(JsonNode page) {
        return page.get("items").findValuesAsText("id").stream()
                .map(UUID::fromString)
                .toList();
    }
}
