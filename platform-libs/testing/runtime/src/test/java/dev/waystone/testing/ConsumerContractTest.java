package dev.waystone.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumerContractTest {

    private static final String PLACED = "dev.waystone.testing.OrderPlaced.v1";

    @TempDir
    Path services;

    record Placed(List<Item> lines, Instant deadline) {
        record Item(UUID itemId, int quantity) {}
    }

    record PlacedWithTotal(OrderEvent.Amount total) {}

    record Nothing() {}

    record PlacedWithChannel(List<Channelled> lines) {
        record Channelled(@Nullable String channel) {}
    }

    record PlacedWithNumbers(int deadline) {}

    @BeforeEach
    void a_producer_beside_the_consumer() {
        new EventContract(OrderEvent.class, services.resolve("orders/events"), true)
                .example(OrderEvent.PLACED)
                .example(new OrderEvent.OrderClosed())
                .check();
        ModuleFolder.write(
                services.resolve("orders/service.yaml"), "name: orders\nprovides: {topic: {name: orders}}\n");
    }

    @Test
    void accepts_a_consumer_that_reads_what_is_published_and_lists_it() {
        descriptor(
                "{name: orders, events: {" + PLACED + ": [lines, deadline], dev.waystone.testing.OrderClosed.v1: []}}");

        assertThatCode(() -> reads(Map.of(PLACED, Placed.class, "dev.waystone.testing.OrderClosed.v1", Nothing.class)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_repository_of_its_own_keeps_its_producers_documents_in_contracts() throws IOException {
        Files.createDirectories(services.resolve("stock/contracts"));
        Files.move(services.resolve("orders"), services.resolve("stock/contracts/orders"));
        descriptor("{name: orders, events: {" + PLACED + ": [lines, deadline]}}");

        assertThatCode(() -> reads(Map.of(PLACED, Placed.class))).doesNotThrowAnyException();

        ModuleFolder.write(services.resolve("stock/contracts/orders/service.yaml"), "name: orders\n");
        assertThatThrownBy(() -> reads(Map.of(PLACED, Placed.class)))
                .hasMessageContaining("no service beside this one and none in contracts provides it");
    }

    @Test
    void asks_only_for_what_is_read_not_for_what_a_value_works_out() {
        descriptor("{name: orders, events: {" + PLACED + ": [total]}}");

        assertThatCode(() -> reads(Map.of(PLACED, PlacedWithTotal.class))).doesNotThrowAnyException();
    }

    @Test
    void refuses_a_type_that_its_producer_does_not_publish() {
        descriptor("{name: orders, events: {dev.waystone.testing.OrderLost.v1: []}}");

        assertThatThrownBy(() -> reads(Map.of("dev.waystone.testing.OrderLost.v1", Nothing.class)))
                .hasMessageContainingAll("dev.waystone.testing.OrderLost.v1: orders does not publish it", PLACED);
    }

    @Test
    void refuses_a_field_that_the_schema_does_not_have() {
        descriptor("{name: orders, events: {" + PLACED + ": [lines]}}");

        assertThatThrownBy(() -> reads(Map.of(PLACED, PlacedWithChannel.class)))
                .hasMessageContaining(
                        "PlacedWithChannel reads field lines[].channel, but the schema of orders does not have it");
    }

    @Test
    void refuses_a_record_that_cannot_read_the_example() {
        descriptor("{name: orders, events: {" + PLACED + ": [deadline]}}");

        assertThatThrownBy(() -> reads(Map.of(PLACED, PlacedWithNumbers.class)))
                .hasMessageContaining("the example cannot be read into PlacedWithNumbers");
    }

    @Test
    void refuses_a_descriptor_that_lists_other_fields_than_are_read() {
        descriptor("{name: orders, events: {" + PLACED + ": [lines, total]}}");

        assertThatThrownBy(() -> reads(Map.of(PLACED, Placed.class)))
                .hasMessageContaining("should list " + PLACED
                        + ": [deadline, lines] under needs.topics orders; it says [lines, total]");
    }

    @Test
    void refuses_a_descriptor_that_lists_what_nothing_reads() {
        descriptor(
                "{name: orders, events: {" + PLACED + ": [lines, deadline], a.B.v1: []}}, {name: parcels, events: {}}");

        assertThatThrownBy(() -> reads(Map.of(PLACED, Placed.class)))
                .hasMessageContainingAll(
                        "service.yaml lists a.B.v1 of orders, but nothing reads it",
                        "service.yaml needs topic parcels, but nothing reads it");
    }

    @Test
    void refuses_a_topic_that_is_not_listed_or_that_nobody_provides() {
        descriptor("{name: orders, events: {" + PLACED + ": [lines, deadline]}}");

        assertThatThrownBy(() -> new ConsumerContract(services.resolve("stock"))
                        .reads("orders", Map.of(PLACED, Placed.class))
                        .reads("parcels", Map.of())
                        .check())
                .hasMessageContainingAll(
                        "topic parcels: no service beside this one and none in contracts provides it",
                        "service.yaml does not list topic parcels in needs.topics");
    }

    private void descriptor(String topics) {
        ModuleFolder.write(services.resolve("stock/service.yaml"), "name: stock\nneeds:\n  topics: [" + topics + "]\n");
    }

    private void reads(Map<String, Class<?>> types) {
        new ConsumerContract(services.resolve("stock")).reads("orders", types).check();
    }
}
