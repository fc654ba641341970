package dev.waystone.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventContractTest {

    @TempDir
    Path events;

    @Test
    void writes_schema_and_example_when_updating_and_then_holds_them_equal() {
        contract(true).check();

        assertThatCode(() -> contract(false).check()).doesNotThrowAnyException();
        assertThat(events.resolve("OrderPlaced.v1.example.json")).hasContent("""
            {
              "lines": [
                {
                  "itemId": "01990000-0000-7000-8000-000000000001",
                  "quantity": 2
                }
              ],
              "deadline": "2026-01-01T00:15:00Z",
              "total": {
                "amount": "12.50",
                "currency": "EUR"
              },
              "note": null
            }
            """);
    }

    @Test
    void describes_each_field_as_it_is_written() {
        contract(true).check();

        JsonNode schema = Documents.readJson(events.resolve("OrderPlaced.v1.schema.json"));
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asText()).isEqualTo("urn:waystone:event:dev.waystone.testing.OrderPlaced.v1");
        assertThat(schema.at("/properties/lines/items/properties/itemId").toString())
                .isEqualTo("{\"type\":\"string\",\"format\":\"uuid\"}");
        assertThat(schema.at("/properties/lines/items/properties/quantity/type").asText())
                .isEqualTo("integer");
        assertThat(schema.at("/properties/deadline/format").asText()).isEqualTo("date-time");
        assertThat(schema.at("/properties/total/properties/amount/type").asText())
                .isEqualTo("string");
        assertThat(schema.at("/properties/total/properties/currency/type").asText())
                .isEqualTo("string");
        assertThat(schema.path("required").toString()).isEqualTo("[\"lines\",\"deadline\",\"total\"]");
    }

    @Test
    void refuses_missing_files_and_missing_examples() {
        assertThatThrownBy(() -> new EventContract(OrderEvent.class, events, false)
                        .example(OrderEvent.PLACED)
                        .check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "OrderPlaced.v1.schema.json: does not exist",
                        "OrderPlaced.v1.example.json: does not exist",
                        "OrderClosed.v1: no example given; add .example(new OrderClosed(...))");
    }

    @Test
    void refuses_an_edited_file_and_says_where() throws Exception {
        contract(true).check();
        edit("OrderPlaced.v1.example.json", "12.50", "13.50");

        assertThatThrownBy(() -> contract(false).check())
                .hasMessageContaining(
                        "OrderPlaced.v1.example.json: total > amount: the file says \"13.50\", the record says"
                                + " \"12.50\"");
    }

    @Test
    void refuses_to_remove_a_published_field_even_when_updating() throws Exception {
        contract(true).check();
        edit(
                "OrderPlaced.v1.schema.json",
                "\"properties\": {",
                "\"properties\": {\"channel\": {\"type\": \"string\"},");

        assertThatThrownBy(() -> contract(true).check())
                .hasMessageContaining("OrderPlaced.v1.schema.json: field channel is removed");
        assertThat(events.resolve("OrderPlaced.v1.schema.json")).content().contains("channel");
    }

    @Test
    void refuses_to_retype_a_published_field_even_when_updating() throws Exception {
        contract(true).check();
        edit("OrderPlaced.v1.schema.json", "\"integer\"", "\"string\"");

        assertThatThrownBy(() -> contract(true).check())
                .hasMessageContaining("field lines[].quantity was string and becomes integer");
    }

    @Test
    void refuses_to_make_a_published_field_optional() throws Exception {
        contract(true).check();
        edit("OrderPlaced.v1.schema.json", "\"required\": [", "\"required\": [\n\"note\",");

        assertThatThrownBy(() -> contract(true).check())
                .hasMessageContaining("field note was always there and may now be absent");
    }

    @Test
    void accepts_a_new_field_when_updating() throws Exception {
        contract(true).check();
        edit("OrderClosed.v1.schema.json", "\"type\": \"object\"", "\"type\": \"object\", \"description\": \"older\"");

        contract(true).check();

        assertThat(events.resolve("OrderClosed.v1.schema.json")).content().doesNotContain("older");
    }

    @Test
    void refuses_an_event_file_that_no_record_writes() throws Exception {
        contract(true).check();
        Files.writeString(events.resolve("OrderLost.v1.schema.json"), "{}");

        assertThatThrownBy(() -> contract(false).check())
                .hasMessageContaining("OrderLost.v1.schema.json: no event record writes it");
    }

    @Test
    void refuses_an_example_that_breaks_its_own_schema() {
        assertThatThrownBy(() -> new EventContract(Odd.class, events, true)
                        .example(new Odd.Vague(null))
                        .check())
                .hasMessageContaining("Vague.v1: its example breaks its schema");
    }

    @Test
    void refuses_an_open_interface() {
        assertThatThrownBy(() -> EventContract.of(Runnable.class)).hasMessageContaining("is not a sealed interface");
    }

    sealed interface Odd {
        record Vague(String name) implements Odd {}
    }

    private EventContract contract(boolean update) {
        return new EventContract(OrderEvent.class, events, update)
                .example(OrderEvent.PLACED)
                .example(new OrderEvent.OrderClosed());
    }

    private void edit(String name, String from, String to) throws Exception {
        Path file = events.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
