package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of times that were seen. */
class StalenessTest {

    @Test
    void two_of_three_hundred_may_be_late_on_a_quiet_machine() {
        assertThat(seen(times(300, 10, 2, 400), times(600, 5, 0, 0))).matches(Staleness.Seen::keepsThePromise);
    }

    @Test
    void late_on_a_quiet_machine_breaks_the_promise_and_is_not_void() {
        var seen = seen(times(300, 10, 4, 100), times(600, 5, 0, 0));

        assertThat(seen.keepsThePromise()).isFalse();
        assertThat(seen.isVoid()).isFalse();
    }

    @Test
    void late_while_reads_are_late_is_void_and_far_off_is_never_good() {
        var late = seen(times(300, 10, 4, 110), times(600, 5, 7, 30));
        assertThat(late.isVoid()).isTrue();
        assertThat(late.isNotFarFromIt()).isTrue();

        var farOff = seen(times(300, 10, 4, 140), times(600, 5, 7, 30));
        assertThat(farOff.isNotFarFromIt()).isFalse();
    }

    @Test
    void in_time_is_in_time_on_any_machine() {
        assertThat(seen(times(300, 10, 0, 0), times(600, 5, 7, 300)).isVoid()).isFalse();
    }

    private static Staleness.Seen seen(List<Duration> stale, List<Duration> reads) {
        return new Staleness.Seen(stale, reads);
    }

    /** So many, some of which took longer. */
    private static List<Duration> times(int all, int millis, int some, int longer) {
        var times = new ArrayList<>(Collections.nCopies(all - some, Duration.ofMillis(millis)));
        times.addAll(Collections.nCopies(some, Duration.ofMillis(longer)));
        return times;
    }
}
