package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Customers are told how their orders ended, whoever is away or killed meanwhile. */
@Order(4)
class NoticesTest {

    private static final Duration END = Duration.ofSeconds(60);
    private static final Duration OUTAGE = Duration.ofSeconds(15);

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();

    @AfterEach
    void the_platform_is_whole_again_and_invariants_hold() {
        platform.start("mailbox");
        platform.start("order-notices");
        platform.assertInvariants();
    }

    @Test
    void outcomes_are_mailed_when_the_mailbox_is_back() {
        var item = shop.item("4.00", 100);
        platform.stop("mailbox");
        var orders = new HashSet<UUID>();
        for (int i = 0; i < 10; i++) {
            orders.add(shop.order(item, 1));
        }
        orders.forEach(order -> shop.end(order, END));
        Await.pass(OUTAGE);
        platform.start("mailbox");

        Await.yes("each of the ten is mailed", END, () -> mailed().containsAll(orders));
    }

    @Test
    void a_killed_service_mails_what_it_owes_and_repeats_itself_word_for_word() {
        var item = shop.item("4.00", 1_000_000);
        try (var load = Load.start(shop, item, 8)) {
            for (int strike = 0; strike < 4; strike++) {
                Await.pass(Duration.ofSeconds(2));
                platform.kill("order-notices");
                platform.awaitReady("order-notices");
            }
            load.stop();
            load.awaitEnds(END);
            assertThat(load.placed()).isPositive();
        }
    }

    private HashSet<UUID> mailed() {
        var orders = new HashSet<UUID>();
        platform.mailbox().mails().forEach(mail -> orders.add(mail.orderId()));
        return orders;
    }
}
