package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

class LagGuardTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 50);
    private final AtomicLong questions = new AtomicLong();
    private RuntimeException failure;

    private final LagGuard guard = new LagGuard(
            Duration.ofNanos(100), clock::get, this::position, new Pause(Duration.ofNanos(1000), clock::get));

    @Test
    void the_position_of_half_the_time_ago_is_asked_for_not_the_newest() {
        assertThat(guard.floor()).contains("0/1");
        clock.addAndGet(51);
        assertThat(guard.floor()).contains("0/1");
        clock.addAndGet(49);
        assertThat(guard.floor()).contains("0/1");
        clock.addAndGet(2);
        assertThat(guard.floor()).contains("0/2");
    }

    @Test
    void a_position_that_is_too_old_does_not_count() {
        guard.floor();
        clock.addAndGet(51);
        guard.floor();
        clock.addAndGet(1_000_000);

        assertThat(guard.floor()).contains("0/3");
    }

    @Test
    void the_primary_is_asked_twice_in_the_time_however_many_read() {
        for (int tick = 0; tick < 1000; tick++) {
            guard.floor();
            clock.incrementAndGet();
        }
        assertThat(questions).hasValueBetween(15, 20);
    }

    @Test
    void a_primary_that_is_away_is_left_alone_for_a_while() {
        failure = new ConnectionException(new SQLException("away", "08001"));

        assertThat(guard.floor()).isEmpty();
        clock.addAndGet(999);
        assertThat(guard.floor()).isEmpty();
        assertThat(questions).hasValue(1);

        failure = null;
        clock.addAndGet(1);
        assertThat(guard.floor()).contains("0/2");
    }

    @Test
    void a_mistake_is_not_taken_for_an_outage() {
        failure = new IllegalStateException("no");

        assertThatIllegalStateException().isThrownBy(guard::floor).withMessage("no");
    }

    private String position() {
        long question = questions.incrementAndGet();
        if (failure != null) {
            throw failure;
        }
        return "0/" + question;
    }
}
