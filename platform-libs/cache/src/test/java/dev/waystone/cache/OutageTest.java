package dev.waystone.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.cache.Lab.Node;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redis or the database away: slower or older within the promise, never wrong. */
@QuarkusTest
class OutageTest {

    private final Truth truth = new Truth();
    private final UUID id = UUID.randomUUID();
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void without_redis_each_instance_loads_by_itself() {
        truth.set(id, 10);
        Node one = lab.node(truth);
        Node two = lab.node(truth);
        away(one);
        away(two);

        assertThat(one.price(id)).isEqualTo(two.price(id)).isEqualTo(truth.get(id));
        assertThat(one.reader().loads() + two.reader().loads()).isEqualTo(2);
    }

    @Test
    void a_redis_that_does_not_answer_costs_a_moment_and_then_nothing() {
        Node node = lab.node(truth);
        node.way().stall();

        long began = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            UUID each = UUID.randomUUID();
            truth.set(each, i);
            assertThat(node.price(each)).isEqualTo(truth.get(each));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(node.isUp()).isFalse();
    }

    @Test
    void a_service_starts_without_redis_and_finds_it_later() {
        truth.set(id, 10);
        Node node = lab.withoutRedis(truth);
        assertThat(node.price(id)).isEqualTo(truth.get(id));
        node.cache().changed(id, truth.set(id, 20).version());
        assertThat(node.price(id)).isEqualTo(truth.get(id));
        assertThat(node.isUp()).isFalse();

        back(node);

        assertThat(node.price(id)).isEqualTo(truth.get(id));
        Node other = lab.node(truth);
        assertThat(other.price(id)).isEqualTo(truth.get(id));
        assertThat(other.reader().loads()).isZero();
    }

    @Test
    void redis_comes_back_by_itself() {
        Node node = lab.node(truth);
        away(node);
        back(node);
        node.way().stall();
        node.awaitAway();
        back(node);

        truth.set(id, 10);
        node.price(id);
        assertThat(lab.node(truth).price(id)).isEqualTo(truth.get(id));
    }

    @Test
    void a_price_changed_while_redis_was_out_of_reach_is_right_at_once_when_it_returns() {
        truth.set(id, 10);
        Node one = lab.node(truth);
        Node two = lab.node(truth);
        one.price(id);
        two.price(id);
        away(one); // Redis keeps what it has, and the other instance still sees it
        one.cache().changed(id, truth.set(id, 20).version());

        away(two);
        back(two);
        assertThat(two.price(id)).isEqualTo(truth.get(id));

        back(one);
        assertThat(one.price(id)).isEqualTo(truth.get(id));
        assertThat(two.price(id)).isEqualTo(truth.get(id));
        assertThat(lab.node(truth).price(id)).isEqualTo(truth.get(id));
    }

    @Test
    void an_instance_that_redis_lost_alone_makes_all_forget_what_it_could_not_tell() {
        truth.set(id, 10);
        Node one = lab.node(truth);
        Node two = lab.node(truth);
        two.price(id);
        away(one);
        one.cache().changed(id, truth.set(id, 20).version());

        back(one);

        assertThat(lab.node(truth).price(id)).isEqualTo(truth.get(id));
    }

    @Test
    void a_load_that_began_before_the_outage_is_not_kept_after_it() throws Exception {
        truth.set(id, 10);
        Node one = lab.node(truth);
        truth.takes(Duration.ofSeconds(1));
        var slow = java.util.concurrent.CompletableFuture.supplyAsync(() -> one.price(id));
        dev.waystone.testing.Eventually.eventually(
                () -> assertThat(one.reader().loads()).isEqualTo(1));
        away(one);
        truth.takes(Duration.ZERO);
        truth.set(id, 20); // by an instance that could tell nobody
        back(one);

        slow.get(10, java.util.concurrent.TimeUnit.SECONDS);

        assertThat(one.price(id)).isEqualTo(truth.get(id));
        assertThat(lab.node(truth).price(id)).isEqualTo(truth.get(id));
    }

    @Test
    void what_is_old_is_told_while_the_database_is_away_but_never_beyond_the_hard_ttl() {
        truth.set(id, 10);
        Node node = lab.with("named.prices.soft-ttl", "200ms")
                .with("named.prices.hard-ttl", "1500ms")
                .with("named.prices.negative-ttl", "200ms")
                .with("named.prices.retry", "100ms")
                .node(truth);
        long loaded = System.nanoTime();
        node.price(id);
        long after = System.nanoTime();
        truth.broken(true);
        Price old = truth.get(id);
        truth.set(id, 20);

        while (System.nanoTime() - loaded < Duration.ofMillis(1300).toNanos()) {
            assertThat(node.price(id)).isEqualTo(old);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        LockSupport.parkNanos(Duration.ofMillis(1500).toNanos() - (System.nanoTime() - after));

        assertThatThrownBy(() -> node.price(id)).hasMessage("the database is away");
        assertThat(node.reader().loads()).isBetween(5, 20); // tried again, not by every reader
    }

    @Test
    void what_comes_from_redis_is_as_old_as_it_is() {
        truth.set(id, 10);
        lab.with("named.prices.soft-ttl", "1200ms")
                .with("named.prices.hard-ttl", "1200ms")
                .with("named.prices.negative-ttl", "1s");
        Node one = lab.node(truth);
        Node two = lab.node(truth);
        one.price(id);
        long loaded = System.nanoTime();
        LockSupport.parkNanos(Duration.ofMillis(600).toNanos());
        assertThat(two.price(id).version()).isEqualTo(1);
        assertThat(two.reader().loads()).isZero();

        truth.set(id, 20);
        LockSupport.parkNanos(Duration.ofMillis(1200).toNanos() - (System.nanoTime() - loaded));

        assertThat(two.price(id)).isEqualTo(truth.get(id));
    }

    private static void away(Node node) {
        node.way().refuse();
        node.way().cut();
        node.awaitAway();
    }

    private static void back(Node node) {
        node.way().pass();
        node.awaitUp();
    }
}
