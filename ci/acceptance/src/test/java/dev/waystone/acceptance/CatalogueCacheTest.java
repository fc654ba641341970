package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two instances of catalog-items share what they know of prices, and are right soon after a change, whatever becomes of Redis. */
@Order(3)
class CatalogueCacheTest {

    private static final int CHANGES = 300;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Longer than a process waits for Redis to take what it is told. */
    private static final Duration NOTICED = Duration.ofSeconds(3);

    /** What belongs to another generation is not told to anybody. */
    private static final String GENERATION = "waystone:cache:catalog-items:generation";

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();
    private final UUID item = shop.item("1.00", 1);
    private final Staleness prices = new Staleness(shop, item);

    @AfterEach
    void redis_is_there_again() {
        platform.start("redis");
    }

    @Test
    void a_changed_price_is_stale_at_the_other_instance_for_less_than_100_ms_at_p99() throws IOException {
        var seen = prices.of(CHANGES);

        assertThat(seen).matches(Staleness.Seen::isNotFarFromIt, "is below 100 ms and a read");
        assumeFalse(seen.isVoid(), () -> "this machine is too busy to tell: " + seen);
        assertThat(seen).matches(Staleness.Seen::keepsThePromise, "is below 100 ms");
    }

    @Test
    void redis_killed_and_back_under_load_costs_no_answer_and_shows_no_price_beyond_the_hard_ttl() throws IOException {
        try (var readers = PriceReaders.start(shop, item, 8)) {
            for (int round = 0; round < 3; round++) {
                changeFor(Duration.ofSeconds(1), readers);
                platform.kill("redis");
                changeFor(Duration.ofSeconds(1), readers);
                platform.stop("redis");
                changeFor(Duration.ofSeconds(2), readers);
                platform.start("redis");
            }
            changeFor(Duration.ofSeconds(2), readers);
            readers.stop();
            System.out.printf(
                    "redis killed and stopped three times: %d reads, %d changes, oldest price %d ms%n",
                    readers.reads(), prices.version(), readers.oldest().toMillis());

            assertThat(readers.failures()).isEmpty();
            assertThat(readers.reads()).isGreaterThan(100);
            assertThat(readers.oldest()).isLessThan(Platform.HARD_TTL);
        }
    }

    /** The stack's Redis keeps nothing on its disk; one that still has what it had is below. */
    @Test
    void a_price_changed_while_redis_was_away_is_right_at_once_when_it_returns_empty() throws IOException {
        prices.read(0);
        prices.read(1);
        platform.stop("redis");
        int changed = prices.change(0);
        // its event tells the other instance, which Redis cannot
        Await.yes("both show version " + changed, LIMIT, () -> bothShow(changed));

        platform.start("redis");

        assertShownByBoth(changed);
    }

    @Test
    void a_price_changed_while_redis_was_away_is_right_at_once_when_it_returns_with_what_it_had() throws IOException {
        prices.read(0);
        prices.read(1);
        var redis = new RedisKeys(platform.state("redis/redis.conf"));
        String generation = redis.text(GENERATION);
        platform.pause("redis");
        int changed = prices.change(1);
        assertThat(prices.read(1)).isEqualTo(changed);
        Await.yes("both show version " + changed, LIMIT, () -> bothShow(changed));
        Await.pass(NOTICED); // what was told has not reached it, and is given up

        platform.resume("redis");

        assertShownByBoth(changed);
        Await.yes(
                "what it had is of another generation", LIMIT, () -> !now(redis).equals(generation));
    }

    private static String now(RedisKeys redis) {
        try {
            return redis.text(GENERATION);
        } catch (IOException e) {
            throw new AssertionError("Redis does not answer", e);
        }
    }

    /** For longer than a process tells a price without looking into Redis again. */
    private void assertShownByBoth(int version) throws IOException {
        long end = System.nanoTime() + Platform.SOFT_TTL.multipliedBy(2).toNanos();
        for (int turn = 0; turn < 100 || System.nanoTime() < end; turn++) {
            assertThat(prices.read(turn % 2)).isEqualTo(version);
        }
    }

    private void changeFor(Duration time, PriceReaders readers) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            readers.changed(prices.change(prices.version() % 2), System.nanoTime());
            Await.pass(Duration.ofMillis(50));
        }
    }

    private boolean bothShow(int version) {
        try {
            return prices.read(0) == version && prices.read(1) == version;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
