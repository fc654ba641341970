package dev.waystone.local.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.local.web.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankTest {
    private static final String TEN = "{\"amount\":\"10.00\",\"currency\":\"EUR\"}";

    @TempDir
    Path state;

    Bank bank;

    @BeforeEach
    void open() throws IOException {
        bank = Bank.start(0, state);
    }

    @AfterEach
    void shut() throws IOException {
        bank.close();
    }

    @Test
    void a_charge_is_captured_once_however_often_it_is_asked_for() {
        assertThat(charge("o1", TEN)).isEqualTo("CAPTURED");
        assertThat(charge("o1", "{\"amount\":\"10.0\",\"currency\":\"EUR\"}")).isEqualTo("CAPTURED");
        assertThat(client().get("/charges").json()).hasSize(1);
    }

    @Test
    void another_amount_for_the_same_order_is_a_conflict() {
        charge("o1", TEN);
        Client.Answer answer = client().put("/charges/o1", "{\"amount\":\"11.00\",\"currency\":\"EUR\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("detail").asText()).isEqualTo("order o1 is known with 10.00 EUR, not 11.00 EUR");
    }

    @Test
    void totals_ending_in_13_are_always_declined() {
        assertThat(charge("o1", "{\"amount\":\"7.13\",\"currency\":\"EUR\"}")).isEqualTo("DECLINED");
        assertThat(charge("o2", "{\"amount\":\"7.1300\",\"currency\":\"EUR\"}")).isEqualTo("DECLINED");
        assertThat(charge("o3", "{\"amount\":\"13.00\",\"currency\":\"EUR\"}")).isEqualTo("CAPTURED");
    }

    @Test
    void an_unknown_order_is_a_404() {
        assertThat(client().get("/charges/o1").status()).isEqualTo(404);
    }

    @Test
    void a_void_of_a_captured_charge_gives_the_money_back_once() {
        charge("o1", TEN);

        assertThat(voided("o1")).isEqualTo("VOIDED");
        assertThat(voided("o1")).isEqualTo("VOIDED");
        assertThat(client().get("/charges/o1").json().get("reason").asText()).isEqualTo("REFUNDED");
        assertThat(charge("o1", TEN)).isEqualTo("VOIDED");
    }

    @Test
    void a_void_of_an_unknown_order_refuses_a_later_charge() {
        assertThat(voided("o1")).isEqualTo("VOIDED");
        assertThat(charge("o1", TEN)).isEqualTo("VOIDED");
        assertThat(client().get("/charges/o1").json().get("reason").asText()).isEqualTo("NEVER_CHARGED");
    }

    @Test
    void a_declined_charge_has_nothing_to_void() {
        behave("{\"kind\":\"DECLINE\"}");
        charge("o1", TEN);

        assertThat(voided("o1")).isEqualTo("DECLINED");
    }

    @Test
    void the_books_survive_a_restart_and_a_line_cut_off() throws IOException {
        charge("o1", TEN);
        voided("o2");
        bank.close();
        Files.writeString(state.resolve("charges.jsonl"), "{\"orderId\":\"o3\",\"sta", StandardOpenOption.APPEND);
        bank = Bank.start(0, state);

        assertThat(charge("o1", TEN)).isEqualTo("CAPTURED");
        assertThat(charge("o2", TEN)).isEqualTo("VOIDED");
        assertThat(charge("o3", TEN)).isEqualTo("CAPTURED");
        bank.close();
        bank = Bank.start(0, state);
        assertThat(client().get("/charges").json()).hasSize(3);
    }

    @Test
    void an_error_charges_nothing() {
        behave("{\"kind\":\"ERROR\"}");

        assertThat(client().put("/charges/o1", TEN).status()).isEqualTo(500);
        assertThat(client().get("/charges/o1").status()).isEqualTo(404);
    }

    @Test
    void a_drop_neither_answers_nor_charges() {
        behave("{\"kind\":\"DROP\"}");

        assertThatThrownBy(() -> charge("o1", TEN)).isInstanceOf(UncheckedIOException.class);
        assertThat(client().get("/charges/o1").status()).isEqualTo(404);
    }

    @Test
    void a_charge_that_is_not_answered_is_made() {
        behave("{\"kind\":\"CHARGE_AND_NOT_ANSWER\"}");

        assertThatThrownBy(() -> charge("o1", TEN)).isInstanceOf(UncheckedIOException.class);
        assertThat(client().get("/charges/o1").json().get("status").asText()).isEqualTo("CAPTURED");
    }

    @Test
    void a_stall_charges_when_it_is_over() {
        behave("{\"kind\":\"STALL\",\"stallMs\":300}");
        Instant before = Instant.now();

        assertThat(charge("o1", TEN)).isEqualTo("CAPTURED");
        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void a_behaviour_for_one_order_leaves_the_others_alone() {
        behave("{\"kind\":\"DECLINE\",\"orderId\":\"o1\"}");

        assertThat(charge("o1", TEN)).isEqualTo("DECLINED");
        assertThat(charge("o2", TEN)).isEqualTo("CAPTURED");
    }

    @Test
    void a_behaviour_for_some_times_ends_by_itself() {
        behave("{\"kind\":\"ERROR\",\"times\":1}");

        assertThat(client().put("/charges/o1", TEN).status()).isEqualTo(500);
        assertThat(charge("o1", TEN)).isEqualTo("CAPTURED");
    }

    @Test
    void a_rate_draws_alike_with_the_same_seed() {
        List<String> first = draws();
        List<String> second = draws();

        assertThat(first).isEqualTo(second).contains("500", "200");
    }

    @Test
    void a_reset_makes_the_bank_honest() {
        behave("{\"kind\":\"ERROR\"}");
        client().call("DELETE", "/behaviour", "application/json", "");

        assertThat(charge("o1", TEN)).isEqualTo("CAPTURED");
        assertThat(client().get("/behaviour").json()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/charges/o1 | {\"currency\":\"EUR\"}                     | amount is null; allowed: a decimal above 0",
                "/charges/o1 | {\"amount\":\"0.00\",\"currency\":\"EUR\"} | amount is 0.00; allowed: a decimal above 0",
                "/charges/o1 | {\"amount\":\"1\",\"currency\":\"euro\"}   | currency is euro; allowed: three capital",
                "/behaviour  | {\"kind\":\"EXPLODE\"}                     | kind: Cannot deserialize",
                "/behaviour  | {}                                         | kind is missing; allowed: OK, DECLINE",
                "/behaviour  | {\"kind\":\"OK\",\"rate\":2}               | rate is 2.0; allowed: 0 to 1",
                "/behaviour  | {\"kind\":\"OK\",\"times\":0}              | times is 0; allowed: 1 or more",
            })
    void bad_input_is_refused_with_one_line(String path, String body, String detail) {
        Client.Answer answer = client().put(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).startsWith(detail).doesNotContain("\n");
    }

    private List<String> draws() {
        behave("{\"kind\":\"ERROR\",\"rate\":0.5,\"seed\":7}");
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            drawn.add(String.valueOf(client().put("/charges/d" + i, TEN).status()));
        }
        return drawn;
    }

    private void behave(String behaviour) {
        assertThat(client().put("/behaviour", behaviour).status()).isEqualTo(200);
    }

    private String charge(String order, String body) {
        return client().put("/charges/" + order, body).json().get("status").asText();
    }

    private String voided(String order) {
        return client().put("/charges/" + order + "/void", "")
                .json()
                .get("status")
                .asText();
    }

    private Client client() {
        return new Client(bank.address());
    }
}
