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

    private void calls(int number) {
        IntStream.range(0, number).forEach(i -> budget.earn());
    }

    private long repeatsOf(int failures) {
        return IntStream.range(0, failures).filter(i -> budget.spend()).count();
    }
}
