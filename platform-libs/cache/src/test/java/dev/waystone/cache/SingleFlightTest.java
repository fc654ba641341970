package dev.waystone.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.cache.Lab.Node;
import dev.waystone.testing.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However many ask at once, one loads. */
@QuarkusTest
class SingleFlightTest {

    private static final int READERS = 500;
    private static final Duration SLOW = Duration.ofMillis(200);

    private final Truth truth = new Truth();
    private final UUID id = UUID.randomUUID();
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void of_500_readers_of_an_expired_key_one_loads() throws Exception {
        Node node = expired(
                lab.with("named.prices.soft-ttl", "300ms")
                        .with("named.prices.hard-ttl", "300ms")
                        .with("named.prices.negative-ttl", "300ms"),
                lab::node);

        var seen = Crowd.of(READERS, () -> node.price(id));

        assertThat(node.reader().loads()).isEqualTo(2); // one before it expired
        assertThat(seen).extracting(Crowd.Seen::value).containsOnly(truth.get(id));
    }

    @Test
    void of_500_readers_at_two_instances_one_loads_as_long_as_redis_tells_them_of_each_other() throws Exception {
        truth.set(id, 10);
        truth.takes(SLOW);
        Node one = lab.node(truth);
        Node two = lab.node(truth);

        Crowd.of(READERS, () -> one.price(id), () -> two.price(id));

        assertThat(one.reader().loads() + two.reader().loads()).isEqualTo(1);
    }

    @Test
    void of_500_readers_at_two_instances_two_load_without_redis() throws Exception {
        truth.set(id, 10);
        truth.takes(SLOW);
        Node one = lab.node(truth);
        Node two = lab.node(truth);
        List.of(one, two).forEach(node -> {
            node.way().refuse();
            node.way().cut();
            node.awaitAway();
        });

        Crowd.of(READERS, () -> one.price(id), () -> two.price(id));

        assertThat(one.reader().loads()).isEqualTo(1);
        assertThat(two.reader().loads()).isEqualTo(1);
    }

    @Test
    void nobody_waits_between_the_soft_and_the_hard_ttl() throws Exception {
        Node node = expired(lab.with("named.prices.soft-ttl", "300ms"), lab::node);

        var seen = Crowd.of(READERS, () -> node.price(id));

        assertThat(seen).extracting(Crowd.Seen::time).allMatch(time -> time.compareTo(SLOW) < 0);
        Eventually.eventually(() -> assertThat(node.reader().loads()).isEqualTo(2));
    }

    @Test
    void one_instance_renews_for_both() throws Exception {
        truth.set(id, 10);
        lab.with("named.prices.soft-ttl", "1s").with("named.prices.jitter", "0");
        Node one = lab.node(truth);
        Node two = lab.node(truth);
        one.price(id);
        two.price(id);
        truth.takes(SLOW);

        long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        while (System.nanoTime() - end < 0) {
            one.price(id);
            two.price(id);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }

        assertThat(one.reader().loads() + two.reader().loads()).isBetween(3, 5); // one a second
    }

    @Test
    void all_who_wait_are_told_of_the_failure_and_the_next_one_tries_again() {
        truth.set(id, 10);
        Node node = lab.node(truth);
        truth.takes(SLOW);
        truth.broken(true);

        assertThatThrownBy(() -> Crowd.of(20, () -> node.price(id))).hasRootCauseMessage("the database is away");
        truth.broken(false);

        assertThat(node.price(id)).isEqualTo(truth.get(id));
        assertThat(node.reader().loads()).isEqualTo(2);
    }

    @Test
    void an_instance_whose_load_failed_lets_the_other_one_load_at_once() {
        truth.set(id, 10);
        lab.with("redis.lease", "30s");
        Node one = lab.node(truth);
        Node two = lab.node(truth);
        truth.broken(true);
        assertThatThrownBy(() -> one.price(id)).hasMessage("the database is away");
        truth.broken(false);

        long began = System.nanoTime();
        two.price(id);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private Node expired(Lab with, java.util.function.Function<Truth, Node> make) {
        truth.set(id, 10);
        Node node = make.apply(truth);
        node.price(id);
        LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
        truth.takes(SLOW);
        return node;
    }
}
