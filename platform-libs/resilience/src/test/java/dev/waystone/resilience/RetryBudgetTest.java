package dev.waystone.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final RetryBudget budget = new RetryBudget(0.1, 10);

    @Test
    void has_its_reserve_at_the_start_and_no_more() {
        assertThat(repeatsOf(100)).isEqualTo(10);
    }

    @Test
    void earns_one_repeat_in_ten_calls() {
        repeatsOf(100);
        calls(9);
        assertThat(repeatsOf(100)).isZero();
        calls(1);
        assertThat(repeatsOf(100)).isEqualTo(1);
        calls(30);
        assertThat(repeatsOf(100)).isEqualTo(3);
    }

    @Test
    void saves_up_no_more_than_its_reserve() {
        calls(10_000);
        assertThat(repeatsOf(100)).isEqualTo(10);
    }

    @Test
    void adds_at_most_its_share_when_every_call_fails() {
        long repeats = 0;
        for (int call = 0; call < 10_000; call++) {
            budget.earn();
            repeats += repeatsOf(3);
        }
        assertThat(repeats).isLessThanOrEqualTo(1_010);
    }

    /** As the key {@code reserve} says. */
    @Test
    void
            the_first_failures_are_repeated_freely_and_from_the_hundredth_call_on_attempts_are_at_most_1_2_times_the_calls() {
        long repeats = 0;
        for (int call = 1; call <= 10_000; call++) {
            budget.earn();
            repeats += repeatsOf(2); // each may be repeated twice, and all fail
            double amplification = (call + repeats) / (double) call;
            if (call <= 5) {
                assertThat(amplification).as("of %d calls", call).isEqualTo(3);
            } else if (call == 50) {
                assertThat(amplification).as("of %d calls", call).isGreaterThan(1.2);
            } else if (call >= 100) {
                assertThat(amplification).as("of %d calls", call).isLessThanOrEqualTo(1.2);
            }
        }
    }

    private void calls(int number) {
        IntStream.range(0, number).forEach(i -> budget.earn());
    }

    private long repeatsOf(int failures) {
        return IntStream.range(0, failures).filter(i -> budget.spend()).count();
    }
}
