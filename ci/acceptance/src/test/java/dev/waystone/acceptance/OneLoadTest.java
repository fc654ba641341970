package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * However many customers ask the two processes of catalog-items for a price that has expired, one of the processes asks the database;
 * both do, once each, if that takes too long or they cannot tell each other.
 */
@Order(3)
class OneLoadTest {

    private static final int READERS = 500;
    private static final int ROUNDS = 5;

    private final Platform platform = Platform.shared();
    private final ExpiredPrice price;

    OneLoadTest() throws IOException {
        price = new ExpiredPrice(platform);
    }

    @AfterEach
    void redis_is_there_again() {
        platform.start("redis");
    }

    /** Crowds keep a small machine so busy that Redis' answer may come too late for the one to wait for the other. */
    @Test
    void of_500_readers_of_two_processes_one_loads_or_one_each() {
        ExpiredPrice.Asked asked = price.ask(READERS, 1);

        assertThat(asked.atDatabase()).isBetween(1, 2);
        assertThat(asked.inAll()).isBetween(1, 2);
        assertThat(asked.isOnceEach()).isTrue();
    }

    @Test
    void one_process_loads_for_both_as_long_as_redis_tells_them_of_each_other() {
        assertThat(price.isSharedByBoth(ROUNDS)).isTrue();
    }

    @Test
    void of_500_readers_of_two_processes_each_loads_once_if_that_takes_longer_than_the_lease() {
        ExpiredPrice.Asked asked = price.ask(READERS, 2);

        assertThat(asked.atDatabase()).isEqualTo(2);
        assertThat(asked.loads()).containsExactly(1, 1);
    }

    @Test
    void of_500_readers_of_two_processes_each_loads_once_without_redis() {
        platform.stop("redis");

        ExpiredPrice.Asked asked = price.ask(READERS, 2);

        assertThat(asked.atDatabase()).isEqualTo(2);
        assertThat(asked.loads()).containsExactly(1, 1);
    }

    @Test
    void a_process_that_is_killed_while_it_loads_does_not_keep_the_other_waiting_beyond_the_lease() {
        ExpiredPrice.Asked asked = price.askWhenTheLoaderIsKilled(READERS);

        assertThat(asked.loads().get(1)).isEqualTo(1);
        assertThat(asked.looks()).hasSize(READERS);
        assertThat(asked.looks().getFirst().after()).isLessThan(ExpiredPrice.LEASE.plus(Duration.ofSeconds(4)));
    }
}
