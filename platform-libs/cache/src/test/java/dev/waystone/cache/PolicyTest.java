package dev.waystone.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private final Policy policy =
            new Policy("prices", new Lab().config().named().get("prices"));

    @RepeatedTest(20)
    void what_was_loaded_counts_from_the_beginning_of_the_load() {
        long began = System.nanoTime() - Duration.ofSeconds(3).toNanos();
        Entry<String> entry = policy.loaded(7, "x", began);

        assertThat(entry.hardAt() - began).isEqualTo(Duration.ofMinutes(10).toNanos());
        assertThat(Duration.ofNanos(entry.softAt() - began))
                .isBetween(Duration.ofSeconds(54), Duration.ofSeconds(60)); // a tenth by chance
    }

    @Test
    void that_there_is_nothing_holds_for_less_and_is_never_told_when_it_is_old() {
        long began = System.nanoTime();
        Entry<String> nothing = policy.loaded(0, null, began);

        assertThat(Duration.ofNanos(nothing.hardAt() - began)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
        assertThat(nothing.softAt()).isEqualTo(nothing.hardAt());
    }

    @Test
    void a_stamp_never_gives_more_time_than_there_is() {
        long now = System.nanoTime();
        Stamp stamp = new Stamp("g", 1_000_000, now);

        assertThat(stamp.clockAt(now + 5_999_999)).isEqualTo(1_000_005);
        assertThat(stamp.clockAt(now - 1)).isEqualTo(999_999);
    }
}
