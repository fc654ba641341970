package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two instances of catalog-items share what they know of prices, and are right soon after a change, whatever becomes of Redis. */
@Order(3)
class CatalogueCacheTest {

    private static final int CHANGES = 300;
    private static final int ROUNDS = 3;
    private static final Duration STALE = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();
    private final UUID item = shop.item("1.00", 1);
    private int version = 1;

    @AfterEach
    void redis_is_there_again() {
        platform.start("redis");
    }

    /** Other work on this machine may spoil a round, not three. */
    @Test
    void a_changed_price_is_stale_at_the_other_instance_for_less_than_100_ms_at_p99() throws IOException {
        Duration p99 = staleness();
        for (int round = 2; round <= ROUNDS && p99.compareTo(STALE) >= 0; round++) {
            p99 = staleness();
        }

        assertThat(p99).isLessThan(STALE);
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
                    readers.reads(), version, readers.oldest().toMillis());

            assertThat(readers.failures()).isEmpty();
            assertThat(readers.reads()).isGreaterThan(100);
            assertThat(readers.oldest()).isLessThan(Platform.HARD_TTL);
        }
    }

    @Test
    void a_price_changed_while_redis_was_away_is_right_at_once_when_it_returns() throws IOException {
        read(0);
        read(1);
        platform.stop("redis");
        int changed = change(0);
        // its event tells the other instance, which Redis cannot
        Await.yes("both show version " + changed, LIMIT, () -> seen(0) == changed && seen(1) == changed);

        platform.start("redis");

        for (int turn = 0; turn < 100; turn++) {
            assertThat(read(turn % 2)).isEqualTo(changed);
        }
    }

    @Test
    void a_redis_that_hangs_and_goes_on_shows_nothing_that_it_missed() throws IOException {
        read(0);
        read(1);
        platform.pause("redis");
        int changed = change(1);
        assertThat(read(1)).isEqualTo(changed);
        Await.yes("both show version " + changed, LIMIT, () -> seen(0) == changed);

        platform.resume("redis");

        for (int turn = 0; turn < 100; turn++) {
            assertThat(read(turn % 2)).isEqualTo(changed);
        }
    }

    private Duration staleness() throws IOException {
        List<Duration> stale = new ArrayList<>();
        for (int change = 0; change < CHANGES; change++) {
            read(0);
            read(1);
            stale.add(changeAndWatch(change % 2));
        }
        Collections.sort(stale);
        System.out.printf(
                "staleness after %d price changes, two instances: p50 %d ms, p99 %d ms, max %d ms%n",
                CHANGES,
                stale.get(CHANGES / 2).toMillis(),
                stale.get(CHANGES * 99 / 100).toMillis(),
                stale.getLast().toMillis());
        return stale.get(CHANGES * 99 / 100);
    }

    /** How long after the answer somebody still asked and was shown an old price. */
    private Duration changeAndWatch(int instance) throws IOException {
        int changed = change(instance);
        long answered = System.nanoTime();
        long lastStale = answered;
        for (int fresh = 0; fresh < 2; ) {
            long asked = System.nanoTime();
            if (read(fresh == 0 ? 1 - instance : instance) < changed) {
                lastStale = asked;
                assertThat(asked - answered).isLessThan(LIMIT.toNanos());
            } else {
                fresh++;
            }
        }
        return Duration.ofNanos(lastStale - answered);
    }

    private void changeFor(Duration time, PriceReaders readers) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            readers.changed(change(version % 2), System.nanoTime());
            Await.pass(Duration.ofMillis(50));
        }
    }

    /** Changes the price at one instance; answers with the version that it has now. */
    private int change(int instance) throws IOException {
        var price = Map.of("price", Map.of("amount", "%d.00".formatted(++version), "currency", "EUR"));
        var answer = shop.send("catalog-items", instance, "PUT", "/catalog-items/" + item + "/price", price);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("version").asInt()).isEqualTo(version);
        return version;
    }

    private int read(int instance) throws IOException {
        var answer = shop.send("catalog-items", instance, "GET", "/catalog-items/" + item, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("version").asInt();
    }

    private int seen(int instance) {
        try {
            return read(instance);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
