package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PriceAgesTest {

    private final PriceAges ages = new PriceAges();

    @Test
    void a_price_is_as_old_as_its_successor_when_somebody_asks() {
        ages.changed(2, at(10));
        ages.shown(1, at(9));
        assertThat(ages.oldest()).isZero();

        ages.shown(1, at(17));
        ages.shown(1, at(12));
        ages.shown(2, at(60));

        assertThat(ages.oldest()).isEqualTo(Duration.ofSeconds(7));
        assertThat(ages.looks()).isEqualTo(4);
    }

    @Test
    void a_change_whose_answer_was_lost_was_there_when_the_next_one_was() {
        ages.changed(4, at(20));
        ages.shown(2, at(25));

        assertThat(ages.oldest()).isEqualTo(Duration.ofSeconds(5));
    }

    private static long at(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
