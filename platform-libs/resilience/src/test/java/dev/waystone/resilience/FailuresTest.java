package dev.waystone.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.Problems;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void a_neighbour_in_trouble_is_asked_again(int status) {
        var thrown = new WebApplicationException(status);
        assertThat(Failures.isTrouble(thrown)).isTrue();
        assertThat(Failures.isWorthARepeat(thrown)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 422})
    void a_refusal_says_nothing_about_its_health_and_is_final(int status) {
        var thrown = new WebApplicationException(status);
        assertThat(Failures.isTrouble(thrown)).isFalse();
        assertThat(Failures.isWorthARepeat(thrown)).isFalse();
    }

    @Test
    void a_refusal_of_our_own_is_no_trouble() {
        assertThat(Failures.isTrouble(Problems.deadlineExceeded())).isFalse();
        assertThat(Failures.isTrouble(new RefusedException("no"))).isFalse();
        assertThat(Failures.isWorthARepeat(new RefusedException("no"))).isFalse();
    }

    @Test
    void a_broken_connection_is_worth_a_repeat_but_lost_time_and_lost_room_are_not() {
        assertThat(Failures.isWorthARepeat(new ProcessingException("refused"))).isTrue();
        assertThat(Failures.isWorthARepeat(new TimeoutException())).isFalse();
        assertThat(Failures.isWorthARepeat(new CircuitBreakerOpenException())).isFalse();
        assertThat(Failures.isWorthARepeat(new BulkheadException())).isFalse();
        assertThat(Failures.isTrouble(new TimeoutException())).isTrue();
    }
}
