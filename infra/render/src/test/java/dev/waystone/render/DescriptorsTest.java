package dev.waystone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waystone.render.Descriptor.StackPart;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorsTest {
    @TempDir
    Path folder;

    @Test
    void reads_every_part_of_a_good_descriptor() throws IOException {
        Descriptor read = Descriptors.read(write(good()));

        assertThat(read.name()).isEqualTo("purchase-orders");
        assertThat(read.provides().http().port()).isEqualTo(8102);
        assertThat(read.provides().topic())
                .isEqualTo(new Descriptor.Topic("purchase-orders", "PurchaseOrder", 6, Duration.ofDays(7)));
        assertThat(read.needs().stack()).containsExactly(StackPart.POSTGRES, StackPart.KAFKA, StackPart.TOKEN_ISSUER);
        assertThat(read.needs().topics().getFirst().events())
                .containsEntry("org.acme.stockitems.StockRefused.v1", List.of("lines"));
        assertThat(read.slos().getFirst().objective()).isEqualByComparingTo(new BigDecimal("99.9"));
        assertThat(read.cost().monthlyBudget().amount()).isEqualByComparingTo("200.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Voucher", "PurchaseOrder", "LoyaltyCardAccount", "Tier2Plan"})
    void an_aggregate_is_one_word_or_more(String aggregate) throws IOException {
        Descriptor read =
                Descriptors.read(write(good().replace("aggregate: PurchaseOrder", "aggregate: " + aggregate)));

        assertThat(read.provides().topic().aggregate()).isEqualTo(aggregate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"voucher", "Purchase-Order", "2ndOrder", "A"})
    void an_aggregate_that_no_class_can_be_named_by_is_refused(String aggregate) throws IOException {
        assertThat(problems(good().replace("aggregate: PurchaseOrder", "aggregate: " + aggregate)))
                .singleElement()
                .asString()
                .contains(
                        "provides.topic.aggregate is \"" + aggregate + "\"; allowed: one or more words in camel case");
    }

    @Test
    void needs_that_are_left_out_are_empty() throws IOException {
        String text = good().replaceAll("(?s)needs:.*?slos:", "needs: {}\nslos:");

        assertThat(Descriptors.read(write(text)).needs())
                .isEqualTo(new Descriptor.Needs(List.of(), List.of(), List.of()));
    }

    @Test
    void an_unknown_key_gets_its_line_the_allowed_keys_and_the_nearest() throws IOException {
        assertThat(problems(good().replace("    port: 8102", "    prot: 8102")))
                .containsExactly(
                        "service.yaml:8: provides.http lacks the key port",
                        "service.yaml:9: unknown key provides.http.prot; allowed: port, api; did you mean port?");
    }

    @Test
    void a_missing_key_names_its_owner_and_what_it_may_be() throws IOException {
        assertThat(problems(good().replace(", onCall: ordering-on-call", "")))
                .containsExactly("service.yaml:4: owner lacks the key onCall;"
                        + " allowed: lower-case words joined by hyphens, such as purchase-orders");
    }

    @Test
    void a_word_outside_a_closed_set_gets_the_set_and_the_nearest() throws IOException {
        assertThat(problems(good().replace("kafka,", "kafak,")))
                .containsExactly(
                        "service.yaml:19: needs.stack[1] is \"kafak\";"
                                + " allowed: postgres, replica, kafka, redis, token-issuer, bank, mailbox; did you mean kafka?");
    }

    @Test
    void a_text_of_the_wrong_form_gets_an_example_of_the_right_one() throws IOException {
        assertThat(problems(good().replace("28d, good: 'orders", "4 weeks, good: 'orders")))
                .containsExactly("service.yaml:22: slos[1].window is \"4 weeks\";"
                        + " allowed: a whole number and a unit ms, s, m, h or d, such as 15m or 7d");
    }

    @Test
    void a_value_of_the_wrong_type_gets_the_type() throws IOException {
        assertThat(problems(good().replace("tier: 1", "tier: first")))
                .containsExactly("service.yaml:5: tier is \"first\"; allowed: an integer");
    }

    @Test
    void a_number_out_of_range_gets_the_range() throws IOException {
        assertThat(problems(good().replace("8102", "80").replace("99.9", "100")))
                .containsExactly(
                        "service.yaml:9: provides.http.port is 80; allowed: from 1024 to 65535",
                        "service.yaml:21: slos[0].objective is 100; allowed: above 0 below 100");
    }

    @Test
    void an_event_type_of_the_wrong_form_is_named() throws IOException {
        assertThat(problems(good().replace("StockReserved.v1", "StockReserved")))
                .singleElement()
                .asString()
                .startsWith("service.yaml:17: "
                        + "needs.topics[0].events.org.acme.stockitems.StockReserved is no such key; allowed: package,");
    }

    @Test
    void too_few_slos_are_counted() throws IOException {
        assertThat(problems(good().replaceAll("  - \\{name: fast.*\n", "")))
                .containsExactly("service.yaml:20: slos must have at least 3 items but found 2");
    }

    @Test
    void a_minimum_above_the_maximum_is_refused() throws IOException {
        assertThat(problems(good().replace("min: 2", "min: 20")))
                .containsExactly("service.yaml:24: scaling.min is above scaling.max; allowed: up to max");
    }

    private static final String FLAG =
            "flags:\n  - {name: purchase-orders.known-prices, kind: ops, owner: ordering, expires: 2028-12-31, default: true}\n";

    @Test
    void a_flag_is_read() throws IOException {
        Path file = write(good() + FLAG);

        assertThat(Descriptors.read(file).flags())
                .containsExactly(new Descriptor.Flag(
                        "purchase-orders.known-prices",
                        Descriptor.FlagKind.OPS,
                        "ordering",
                        LocalDate.of(2028, 12, 31),
                        true));
        assertThat(Descriptors.line(file, "/flags/0/expires")).isEqualTo(29);
        assertThat(Descriptors.read(write(good())).flags()).isEmpty();
    }

    @Test
    void a_flag_is_declared_once_and_for_its_own_service_and_ends_on_a_day_that_exists() throws IOException {
        String wrong = FLAG + FLAG.substring(7) + FLAG.substring(7).replace("purchase-orders.", "stock-items.");

        assertThat(problems(good() + wrong.replaceFirst("2028-12-31", "2027-02-30")))
                .containsExactly(
                        "service.yaml:29: there is no day 2027-02-30; allowed: a date, such as 2027-06-30",
                        "service.yaml:30: flag purchase-orders.known-prices is declared twice; allowed: once",
                        "service.yaml:31: flag stock-items.known-prices is another service's; allowed: names that begin with purchase-orders.");
    }

    @Test
    void a_flag_needs_an_owner_a_kind_and_an_end() throws IOException {
        assertThat(problems(good() + FLAG.replace("kind: ops", "kind: op").replace(", expires: 2028-12-31", "")))
                .containsExactlyInAnyOrder(
                        "service.yaml:29: flags[0] lacks the key expires; allowed: a date, such as 2027-06-30",
                        "service.yaml:29: flags[0].kind is \"op\"; allowed: release, ops, experiment, permission;"
                                + " did you mean ops?");
    }

    @Test
    void a_key_given_twice_is_refused() throws IOException {
        assertThat(problems(good() + "tier: 2\n"))
                .containsExactly("service.yaml:28: tier is given twice; allowed: once");
    }

    @Test
    void text_that_is_no_yaml_gets_its_line() throws IOException {
        assertThat(problems(good().replace("tier: 1", "tier: [1")))
                .singleElement()
                .asString()
                .contains(": not YAML: ");
    }

    @Test
    void an_empty_file_lacks_everything() throws IOException {
        assertThat(problems("")).isNotEmpty();
    }

    @Test
    void a_missing_file_is_one_clear_line() {
        assertThatThrownBy(() -> Descriptors.read(folder.resolve("absent.yaml")))
                .isInstanceOf(DescriptorException.class)
                .hasMessageContaining("absent.yaml:1: cannot be read");
    }

    @Test
    void problems_of_all_services_are_collected() throws IOException {
        for (String name : List.of("one", "two")) {
            Path service = Files.createDirectories(folder.resolve("services").resolve(name));
            Files.writeString(service.resolve("service.yaml"), good().replace("tier: 1", "tier: 9"));
        }

        DescriptorException failure =
                catchThrowableOfType(DescriptorException.class, () -> Descriptors.readAll(folder));

        assertThat(failure.problems()).hasSize(2).allMatch(line -> line.endsWith("tier is 9; allowed: from 1 to 3"));
    }

    @Test
    void services_are_found_in_the_order_of_their_folders() throws IOException {
        for (String name : List.of("two", "one")) {
            Path service = Files.createDirectories(folder.resolve("services").resolve(name));
            Files.writeString(service.resolve("service.yaml"), good().replaceFirst("purchase-orders", name));
        }

        assertThat(Descriptors.readAll(folder).values())
                .extracting(Descriptor::name)
                .containsExactly("one", "two");
    }

    private List<String> problems(String text) throws IOException {
        Path file = write(text);
        return catchThrowableOfType(DescriptorException.class, () -> Descriptors.read(file)).problems().stream()
                .map(line -> line.replace(folder + "/", ""))
                .toList();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("service.yaml"), text);
    }

    private static String good() throws IOException {
        try (InputStream sample = DescriptorsTest.class.getResourceAsStream("service.yaml")) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
