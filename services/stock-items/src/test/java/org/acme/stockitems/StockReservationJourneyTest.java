package org.acme.stockitems;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.waystone.core.Ids;
import dev.waystone.events.ParkedEvents;
import dev.waystone.testing.OutboxEvent;
import dev.waystone.testing.OutboxWitness;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the stock as the events of orders come in. */
@QuarkusTest
class StockReservationJourneyTest {

    private static final String RESERVED = "org.acme.stockitems.StockReserved.v1";
    private static final String REFUSED = "org.acme.stockitems.StockRefused.v1";
    private static final String ISSUED = "org.acme.stockitems.StockIssued.v1";
    private static final String RELEASED = "org.acme.stockitems.StockReleased.v1";

    private final Warehouse warehouse = new Warehouse();
    private final Orders orders = new Orders(warehouse.tenant());
    private final OutboxWitness outbox = OutboxWitness.ofThisService();

    @Inject
    ParkedEvents parked;

    @AfterEach
    void close() {
        orders.close();
    }

    @Test
    void a_placed_order_reserves_and_a_confirmed_one_is_issued() {
        var item = warehouse.item(10);
        var order = orders.placed(3, item);
        warehouse.await(item, 10, 3);

        orders.paymentDue(order);
        orders.confirmed(order, 3);
        warehouse.await(item, 7, 0);
        outbox.assertPublished(order, RESERVED, ISSUED);
    }

    @Test
    void a_cancelled_order_gives_its_stock_back() {
        var item = warehouse.item(10);
        var order = orders.placed(3, item);

        orders.cancelled(order, 2);
        awaitPublished(order, RESERVED, RELEASED);
        warehouse.assertNumbers(item, 10, 0);
    }

    @Test
    void an_order_with_one_short_line_reserves_nothing_and_names_that_line() {
        var enough = warehouse.item(10);
        var few = warehouse.item(2);
        var never = Ids.next();
        var order = orders.placed(3, enough, few, never);

        awaitPublished(order, REFUSED);
        warehouse.assertNumbers(enough, 10, 0);
        warehouse.assertNumbers(few, 2, 0);
        var lines = outbox.events(order).getFirst().data().get("lines");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).toString())
                .isEqualTo("{\"catalogItemId\":\"%s\",\"requested\":3,\"available\":2}".formatted(few));
        assertThat(lines.get(1).get("available").asInt()).isZero();
        warehouse.get(never).then().statusCode(404);
    }

    @Test
    void a_refused_order_has_nothing_to_give_back() {
        var item = warehouse.item(2);
        var order = orders.placed(3, item);
        orders.cancelled(order, 2);
        var next = orders.placed(2, item);

        awaitPublished(next, RESERVED);
        warehouse.assertNumbers(item, 2, 2);
        eventually(() -> outbox.assertPublished(order, REFUSED));
    }

    @Test
    void an_order_that_was_cancelled_before_its_placing_was_heard_reserves_nothing() {
        var item = warehouse.item(5);
        var order = Ids.next();
        orders.cancelled(order, 1);
        orders.send(order, 2, "Placed", "{\"lines\":[{\"catalogItemId\":\"%s\",\"quantity\":2}]}".formatted(item));
        orders.placed(5, item);

        warehouse.await(item, 5, 5);
        assertThat(outbox.events(order)).isEmpty();
    }

    @Test
    void an_order_that_makes_no_sense_is_parked_with_its_successors_and_others_go_on() {
        var item = warehouse.item(5);
        var order = orders.placed(0, item);
        orders.cancelled(order, 2);
        var good = orders.placed(5, item);

        awaitPublished(good, RESERVED);
        eventually(() -> assertThat(
                        parked.list(1_000).stream().filter(p -> p.aggregateId().equals(order)))
                .extracting(ParkedEvents.Parked::reason)
                .containsExactly("poison", "behind"));
        warehouse.assertNumbers(item, 5, 5);
    }

    @Test
    void a_count_below_what_is_reserved_is_refused() {
        var item = warehouse.item(10);
        orders.placed(4, item);
        warehouse.await(item, 10, 4);

        warehouse
                .put(item, 3)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", is("urn:waystone:problem:below-reserved"))
                .body("errors.field", contains("onHand"));
        warehouse.put(item, 4).then().statusCode(200);
        warehouse.assertNumbers(item, 4, 4);
    }

    @Test
    void stock_of_another_tenant_is_no_stock() {
        var item = warehouse.item(10);
        try (var others = new Orders(new Warehouse().tenant())) {
            var order = others.placed(1, item);

            awaitPublished(order, REFUSED);
            warehouse.assertNumbers(item, 10, 0);
        }
    }

    @Test
    void many_orders_race_for_few_pieces_of_hot_items_and_exactly_as_many_win() {
        var first = warehouse.item(10);
        var second = warehouse.item(40);
        var third = warehouse.item(40);
        var placed = new ArrayList<UUID>();
        for (int i = 0; i < 64; i++) {
            placed.add(i % 2 == 0 ? orders.placed(1, first, second, third) : orders.placed(1, third, second, first));
        }

        var answers = new ArrayList<String>();
        eventually(() -> {
            answers.clear();
            placed.forEach(order -> answers.add(onlyType(order)));
            assertThat(answers).containsOnly(RESERVED, REFUSED);
        });
        assertThat(answers).filteredOn(RESERVED::equals).hasSize(10);
        warehouse.assertNumbers(first, 10, 10);
        warehouse.assertNumbers(second, 40, 10);
    }

    @Test
    void what_is_counted_reserved_issued_and_released_at_once_adds_up() {
        var random = new Random(7);
        var items = List.of(warehouse.item(60), warehouse.item(60), warehouse.item(60));
        var issued = new int[items.size()];
        var orderIds = new ArrayList<UUID>();
        for (int i = 0; i < 45; i++) {
            var item = random.nextInt(items.size());
            var order = orders.placed(1, items.get(item), items.get((item + 1) % items.size()));
            orderIds.add(order);
            if (random.nextBoolean()) {
                orders.confirmed(order, 2);
                issued[item]++;
                issued[(item + 1) % items.size()]++;
            } else {
                orders.cancelled(order, 2);
            }
        }

        orderIds.forEach(
                order -> eventually(() -> assertThat(outbox.events(order)).hasSize(2)));
        for (int i = 0; i < items.size(); i++) {
            warehouse.assertNumbers(items.get(i), 60 - issued[i], 0);
        }
    }

    private void awaitPublished(UUID order, String... types) {
        eventually(() -> outbox.assertPublished(order, types));
    }

    private String onlyType(UUID order) {
        var events = outbox.events(order);
        assertThat(events).hasSize(1);
        return events.stream().map(OutboxEvent::type).findFirst().orElseThrow();
    }
}
