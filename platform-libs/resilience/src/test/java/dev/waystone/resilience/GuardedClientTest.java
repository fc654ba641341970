package dev.waystone.resilience;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GuardedClientTest {

    private static final int CALLS = 1_000;

    private final Neighbour neighbour = new Neighbour();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    @RestClient
    NeighbourClient client;

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void breakers_are_closed() {
        breakers.resetAll();
    }

    @AfterEach
    void close() {
        neighbour.close();
        threads.shutdownNow();
    }

    @Test
    void retries_add_at_most_a_fifth_to_the_load_of_a_failing_neighbour() throws Exception {
        neighbour.status = 503;
        var outcomes = inTens(() -> client.retried(neighbour.url()));
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WebApplicationException.class));
        assertThat(neighbour.asked.get()).isBetween(CALLS + 1, CALLS * 12 / 10);
    }

    @Test
    void a_repeat_helps_where_one_attempt_fails() {
        neighbour.failures.set(2);
        assertThat(client.helped(neighbour.url()))
                .as("by a policy whose budget no other test spends")
                .isEqualTo("ok");
        assertThat(neighbour.asked).hasValue(3);
    }

    @Test
    void never_repeats_where_retries_are_off() {
        neighbour.status = 503;
        assertThatExceptionOfType(WebApplicationException.class).isThrownBy(() -> client.once(neighbour.url()));
        assertThat(neighbour.asked).hasValue(1);
    }

    @Test
    void the_breaker_opens_half_opens_and_closes() {
        neighbour.network.refuse();
        fail(4);
        assertThat(state()).isEqualTo(CircuitBreakerState.OPEN);
        assertThatExceptionOfType(CircuitBreakerOpenException.class).isThrownBy(() -> client.broken(neighbour.url()));

        eventually(() -> assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> client.broken(neighbour.url()))
                .isNotInstanceOf(CircuitBreakerOpenException.class));
        assertThat(state()).as("after the call that was let through failed").isEqualTo(CircuitBreakerState.OPEN);

        neighbour.network.pass();
        eventually(() -> assertThat(state()).isEqualTo(CircuitBreakerState.HALF_OPEN));
        assertThat(client.broken(neighbour.url())).isEqualTo("ok");
        assertThat(state()).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void refusals_leave_the_breaker_closed() {
        neighbour.status = 404;
        fail(20);
        assertThat(state()).isEqualTo(CircuitBreakerState.CLOSED);
        assertThat(neighbour.asked).hasValue(20);
    }

    @Test
    void a_stalled_neighbour_holds_its_bulkhead_and_refuses_the_rest_at_once() throws Exception {
        neighbour.network.stall();
        var begun = System.nanoTime();
        var calls = start(40, () -> client.crowded(neighbour.url()));
        var outcomes = await(calls);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        assertThat(outcomes).filteredOn(TimeoutException.class::isInstance).hasSizeLessThanOrEqualTo(4);
        assertThat(outcomes).filteredOn(BulkheadException.class::isInstance).isNotEmpty();
        assertThat(client.once(healthy().url())).as("another policy's calls").isEqualTo("ok");
    }

    @Test
    void an_attempt_ends_in_time_with_an_outcome_that_says_so() {
        neighbour.network.stall();
        var begun = System.nanoTime();
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> client.slow(neighbour.url()));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void the_pool_of_connections_has_room_for_all_that_the_bulkhead_lets_in() throws Exception {
        neighbour.company = new CountDownLatch(70);
        assertThat(await(start(70, () -> client.many(neighbour.url()))))
                .allSatisfy(outcome -> assertThat(outcome).isEqualTo("ok"));
    }

    private Neighbour healthy() {
        neighbour.network.pass();
        return neighbour;
    }

    private CircuitBreakerState state() {
        return breakers.currentState("broken");
    }

    private void fail(int calls) {
        for (int call = 0; call < calls; call++) {
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> client.broken(neighbour.url()));
        }
    }

    /** Ten at once, so that none meets a full bulkhead. */
    private List<Object> inTens(Callable<String> call) throws Exception {
        var outcomes = new ArrayList<>();
        for (int done = 0; done < CALLS; done += 10) {
            outcomes.addAll(await(start(10, call)));
        }
        return outcomes;
    }

    private List<Future<Object>> start(int number, Callable<String> call) {
        var started = new ArrayList<Future<Object>>();
        for (int i = 0; i < number; i++) {
            started.add(threads.submit(() -> outcome(call)));
        }
        return started;
    }

    private static List<Object> await(List<Future<Object>> calls) throws Exception {
        var outcomes = new ArrayList<>();
        for (var call : calls) {
            outcomes.add(call.get());
        }
        return outcomes;
    }

    private static Object outcome(Callable<String> call) {
        try {
            return call.call();
        } catch (Exception e) {
            return e;
        }
    }
}
