package dev.waystone.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "got eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl today   | got *** today",
                "Authorization: Bearer abcd1234                                   | Authorization: *** ***",
                "sent basic YWRhOnNlY3JldA== along                                | sent basic *** along",
                "db.password=hunter22, next                                       | db.password=***, next",
                "{\"client_secret\":\"hunter22\",\"a\":1}                         | {\"client_secret\":\"***\",\"a\":1}",
                "apiKey: hunter22                                                 | apiKey: ***",
                "jdbc:postgresql://ada:hunter22@db:5432/x                         | jdbc:postgresql://***@db:5432/x",
            })
    void what_looks_like_a_secret_is_hidden(String text, String hidden) {
        assertThat(Secrets.hidden(text)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n", "\r", "\f", "\u000B", " \t "})
    void any_space_may_stand_before_a_secret(String space) {
        assertThat(Secrets.hidden("Bearer" + space + "abcd1234")).isEqualTo("Bearer ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a request failed, trace 4bf92f3577b34da6a3ce929d0e0e4736",
                "parked org.acme.PurchaseOrderPlaced.v1 of 01a20223-ce6e-709f-94e2-c08aaf15510c at 2 on purchase-orders",
                "Listening on: http://127.0.0.1:8102",
                "the basic idea",
            })
    void everything_else_stays_as_it_is(String text) {
        assertThat(Secrets.hidden(text)).isEqualTo(text);
    }
}
