package dev.waystone.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigKeysTest {

    private static final List<String> KNOWN =
            List.of("waystone.events.topic", "waystone.data.timeout", "waystone.client.*.url", "waystone.labels.**");

    @Test
    void known_keys_and_keys_of_others_are_no_matter() {
        assertThat(ConfigKeys.unknown(KNOWN, List.of("waystone.events.topic", "quarkus.http.port", "waystonish")))
                .isEmpty();
    }

    @Test
    void a_misspelt_key_is_told_with_the_one_that_was_meant() {
        assertThat(ConfigKeys.unknown(KNOWN, List.of("waystone.event.topik")))
                .containsExactly(
                        "waystone.event.topik is not a configuration key; did you mean waystone.events.topic?");
    }

    @Test
    void a_key_like_no_other_is_told_with_all_that_are_known() {
        assertThat(ConfigKeys.unknown(List.of("waystone.b", "waystone.a"), List.of("waystone.something.else.entirely")))
                .containsExactly(
                        "waystone.something.else.entirely is not a configuration key; known are waystone.a, waystone.b");
    }

    @Test
    void a_star_is_one_segment_and_two_are_many() {
        assertThat(ConfigKeys.unknown(KNOWN, List.of("waystone.client.bank.url", "waystone.labels.a.b.c")))
                .isEmpty();
        assertThat(ConfigKeys.unknown(KNOWN, List.of("waystone.client.a.b.url", "waystone.labels")))
                .hasSize(2);
    }

    @Test
    void a_dot_in_a_key_is_only_a_dot() {
        assertThat(ConfigKeys.unknown(List.of("waystone.a.b"), List.of("waystone.axb")))
                .hasSize(1);
    }

    @Test
    void keys_of_other_prefixes_are_checked_on_demand() {
        assertThat(ConfigKeys.unknown(
                        List.of("orders."), List.of("orders.deadline"), List.of("orders.dedline", "waystone.x")))
                .containsExactly("orders.dedline is not a configuration key; did you mean orders.deadline?");
    }

    @Test
    void all_that_is_wrong_is_told_at_once_in_order_and_once() {
        assertThat(ConfigKeys.unknown(KNOWN, List.of("waystone.z", "waystone.a", "waystone.z")))
                .extracting(line -> line.split(" ")[0])
                .containsExactly("waystone.a", "waystone.z");
    }
}
