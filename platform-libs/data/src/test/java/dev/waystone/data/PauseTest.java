package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PauseTest {

    @ParameterizedTest
    @ValueSource(longs = {0, -1_000_000_000, Long.MAX_VALUE - 10, Long.MIN_VALUE})
    void a_pause_is_over_when_its_time_has_passed_wherever_the_clock_stands(long start) {
        AtomicLong clock = new AtomicLong(start);
        Pause pause = new Pause(Duration.ofNanos(100), clock::get);
        assertThat(pause.isOver()).isTrue();

        pause.begin();
        assertThat(pause.isOver()).isFalse();
        clock.addAndGet(99);
        assertThat(pause.isOver()).isFalse();
        clock.addAndGet(1);
        assertThat(pause.isOver()).isTrue();
    }
}
