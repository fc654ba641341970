package dev.waystone.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cache.Lab.Node;
import dev.waystone.testing.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was changed is never told again. */
@QuarkusTest
class NewerWinsTest {

    private static final Duration SLOW = Duration.ofMillis(400);

    private final Truth truth = new Truth();
    private final UUID id = UUID.randomUUID();
    private final Lab lab = new Lab();
    private final Node one = lab.node(truth);
    private final Node two = lab.node(truth);

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_change_is_seen_at_once_by_the_instance_that_made_it() {
        truth.set(id, 10);
        one.price(id);

        change(one, 20);

        assertThat(one.price(id)).isEqualTo(truth.get(id));
    }

    @Test
    void a_change_reaches_the_other_instance() {
        truth.set(id, 10);
        for (int amount = 11; amount < 60; amount++) {
            two.price(id);
            change(one, amount);
            long told = System.nanoTime();
            Eventually.eventually(() -> assertThat(two.price(id)).isEqualTo(truth.get(id)));
            assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void a_slow_load_that_began_before_a_change_is_told_to_nobody() throws Exception {
        truth.set(id, 10);
        truth.takes(SLOW);
        var slow = CompletableFuture.supplyAsync(() -> one.price(id));
        begun(one);
        truth.takes(Duration.ZERO);
        change(one, 20);

        assertThat(one.price(id)).isEqualTo(truth.get(id));
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(truth.get(id));
        assertThat(two.price(id)).isEqualTo(truth.get(id));
    }

    @Test
    void a_slow_load_of_another_instance_never_overwrites_a_newer_price() throws Exception {
        truth.set(id, 10);
        truth.takes(SLOW);
        var slow = CompletableFuture.supplyAsync(() -> two.price(id));
        begun(two);
        truth.takes(Duration.ZERO);
        change(one, 20);
        one.price(id); // in Redis now

        slow.get(10, TimeUnit.SECONDS);

        for (int i = 0; i < 50; i++) {
            assertThat(one.price(id)).isEqualTo(truth.get(id));
            assertThat(two.price(id)).isEqualTo(truth.get(id));
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(lab.node(truth).price(id)).isEqualTo(truth.get(id));
    }

    @Test
    void what_arrives_late_in_redis_is_not_kept() throws Exception {
        truth.set(id, 10);
        truth.takes(SLOW);
        var slow = CompletableFuture.supplyAsync(() -> two.price(id));
        begun(two);
        truth.takes(Duration.ZERO);
        truth.set(id, 20);
        one.cache().heard("demo", id, 2); // tells Redis alone: the slow instance does not hear of it

        assertThat(slow.get(10, TimeUnit.SECONDS).version()).isEqualTo(1);
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());

        assertThat(lab.node(truth).price(id)).isEqualTo(truth.get(id));
    }

    @Test
    void a_change_that_is_heard_of_twice_or_late_does_no_harm() {
        truth.set(id, 10);
        change(one, 20);
        one.price(id);
        int loads = one.reader().loads();

        one.cache().heard("demo", id, 2);
        one.cache().heard("demo", id, 1);

        assertThat(one.price(id)).isEqualTo(truth.get(id));
        assertThat(one.reader().loads()).isEqualTo(loads);
    }

    @Test
    void what_is_new_is_there_although_it_was_missing_a_moment_ago() {
        assertThat(two.cache().get(id)).isEmpty();
        assertThat(two.cache().get(id)).isEmpty();
        assertThat(two.reader().loads()).isEqualTo(1);

        change(one, 10);

        Eventually.eventually(() -> assertThat(two.cache().get(id)).contains(truth.get(id)));
    }

    @Test
    void many_at_once_are_those_that_exist() {
        UUID other = UUID.randomUUID();
        truth.set(id, 10);
        truth.set(other, 11);
        one.price(id);

        var seen = one.cache().getAll(java.util.List.of(id, other, UUID.randomUUID()));

        assertThat(seen).isEqualTo(Map.of(id, truth.get(id), other, truth.get(other)));
        assertThat(one.reader().loads()).isEqualTo(2);
    }

    @Test
    void what_there_is_no_room_for_is_in_redis_still() {
        Node small = lab.with("named.prices.size", "10").node(truth);
        for (int i = 0; i < 100; i++) {
            UUID each = new UUID(7, i);
            truth.set(each, i);
            small.price(each);
        }
        int loads = small.reader().loads();

        for (int i = 0; i < 100; i++) {
            assertThat(small.price(new UUID(7, i))).isEqualTo(truth.get(new UUID(7, i)));
        }

        assertThat(small.reader().loads()).isEqualTo(loads);
    }

    @Test
    void tenants_share_nothing() {
        truth.set(id, 10);
        one.price(id);
        Node stranger = lab.node(new Truth(), "somebody-else");
        stranger.awaitUp();

        assertThat(stranger.cache().get(id)).isEmpty();
        assertThat(stranger.reader().loads()).isEqualTo(1);
    }

    private void change(Node where, int amount) {
        where.cache().changed(id, truth.set(id, amount).version());
    }

    private static void begun(Node node) {
        Eventually.eventually(() -> assertThat(node.reader().loads()).isEqualTo(1));
    }
}
