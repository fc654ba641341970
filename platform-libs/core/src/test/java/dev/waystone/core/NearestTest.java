package dev.waystone.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({"'', '', 0", "kitten, sitting, 3", "'', abc, 3", "flaw, lawn, 2", "Tier, tier, 0"})
    void the_distance_is_the_least_number_of_edits(String a, String b, int expected) {
        assertThat(Nearest.distance(a, b)).isEqualTo(expected);
    }

    @Test
    void the_nearest_is_found_and_of_equals_the_first() {
        assertThat(Nearest.to("lifecycel", List.of("tier", "lifecycle", "owner")))
                .contains("lifecycle");
        assertThat(Nearest.to("topiz", List.of("topix", "topic"))).contains("topic");
    }

    @Test
    void what_is_like_nothing_has_no_nearest() {
        assertThat(Nearest.to("zzz", List.of("tier", "owner"))).isEmpty();
        assertThat(Nearest.to("tier", List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void the_distance_is_a_metric(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String a = word(random);
            String b = word(random);
            String c = word(random);

            assertThat(Nearest.distance(a, a)).isZero();
            assertThat(Nearest.distance(a, b)).isEqualTo(Nearest.distance(b, a));
            assertThat(Nearest.distance(a, c)).isLessThanOrEqualTo(Nearest.distance(a, b) + Nearest.distance(b, c));
        }
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(8), 'a', 'd' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
