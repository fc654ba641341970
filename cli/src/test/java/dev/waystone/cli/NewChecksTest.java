package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.render.Descriptors;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewChecksTest {

    private final Path root = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"purchase-orders", "catalog-items", "stock-items", "card-payments"})
    void every_topic_of_this_platform_can_be_read(String topic) throws IOException {
        assertThat(checks(root).topic(topic)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "support-cases, SupportCase, Support Case",
        "home-movies, HomeMovie, Home Movie",
        "key-people, KeyPerson, Key Person",
        "vouchers, Voucher, Voucher",
        "loyalty-card-statuses, LoyaltyCardStatus, Loyalty Card Status",
        "stock-items, StockReservation, Stock Item"
    })
    void a_topic_is_called_by_what_its_service_says_of_it(String topic, String aggregate, String one)
            throws IOException {
        var checkout = ScratchCheckout.in(folder);
        checkout.write(
                "services/" + topic + "/service.yaml",
                checkout.read("services/note-items/service.yaml")
                        .replace("note-items", topic)
                        .replace("NoteItem", aggregate));
        checkout.write(
                "services/" + topic + "/events/Seen.v1.schema.json",
                "{\"$id\": \"urn:waystone:event:org.acme.x.Seen.v1\", \"type\": \"object\"}");
        checkout.write("services/" + topic + "/events/Seen.v1.example.json", "{}");

        assertThat(checks(checkout.root()).topic(topic)).isEmpty();
        assertThat(checks(checkout.root()).consumed(topic))
                .hasValueSatisfying(noun -> assertThat(noun.one()).isEqualTo(one))
                .hasValueSatisfying(noun -> assertThat(noun.kebabMany()).isEqualTo(topic));
    }

    @Test
    void a_topic_of_nobody_is_one_line_with_those_that_there_are() throws IOException {
        assertThat(checks(root).topic("purchase-order").orElseThrow())
                .startsWith("no service provides topic purchase-order; allowed: ")
                .contains("card-payments", "catalog-items", "purchase-orders", "stock-items");
    }

    @Test
    void a_topic_without_documents_is_one_line_that_says_how_they_come_about() throws IOException {
        var checkout = ScratchCheckout.in(folder);

        assertThat(checks(checkout.root()).topic("note-items"))
                .hasValue("topic note-items has no events/*.schema.json in the folder of its service; allowed: a topic"
                        + " whose service has them, and its tests with -Dwaystone.contracts=update write them");
    }

    @Test
    void a_topic_that_no_class_can_be_named_by_is_one_line() throws IOException {
        var checkout = ScratchCheckout.in(folder);
        checkout.write(
                "services/ledger/service.yaml",
                checkout.read("services/note-items/service.yaml")
                        .replace("note-items", "ledger")
                        .replace("NoteItem", "Ledger"));

        assertThat(checks(checkout.root()).topic("ledger"))
                .hasValue("topic ledger is no plural that classes can be named by; allowed: note-items");
    }

    private NewChecks checks(Path platform) throws IOException {
        String place = "templates/archetypes/event-consumer/template.yaml";
        return new NewChecks(
                new Template(
                        Manifest.parse(Files.readString(root.resolve(place)), place),
                        FileTree.EMPTY,
                        FileTree.EMPTY,
                        Optional.empty()),
                Descriptors.readAll(platform).values(),
                platform);
    }
}
