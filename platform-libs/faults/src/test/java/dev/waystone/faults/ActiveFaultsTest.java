package dev.waystone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActiveFaultsTest {

    private final ActiveFaults active = new ActiveFaults();

    @Test
    void nothing_goes_wrong_before_anyone_asks() {
        assertThatCode(() -> active.pass("/events/orders")).doesNotThrowAnyException();
    }

    @Test
    void work_that_is_hit_waits_and_then_fails() {
        active.become(new Faults(50, 1, false, List.of("/events")));
        long began = System.nanoTime();
        assertThatThrownBy(() -> active.pass("/events/orders"))
                .isInstanceOf(InjectedFaultException.class)
                .hasMessage("/events/orders was told to fail at /faults");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThatCode(() -> active.pass("/due-work/mail")).doesNotThrowAnyException();
    }

    @Test
    void a_share_of_the_work_fails() {
        active.become(new Faults(0, 0.5, false, List.of()));
        int failed = 0;
        for (int i = 0; i < 200; i++) {
            try {
                active.pass("/events/orders");
            } catch (InjectedFaultException e) {
                failed++;
            }
        }
        assertThat(failed).isBetween(50, 150);
    }
}
