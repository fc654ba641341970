package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Both instances are restarted one after the other under load; customers notice nothing. */
@Order(5)
class RollingRestartTest {

    private static final int CUSTOMERS = 8;

    /** Between two orders of a customer: a load that leaves a starting instance some of the processor. */
    private static final Duration THINKING = Duration.ofMillis(100);

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();

    @Test
    void no_request_fails_while_both_instances_restart() {
        var item = shop.item("2.50", 1_000_000);
        var balancer = new Balancer(shop);
        try (var customers = Customers.start(CUSTOMERS, () -> balancer.order(Shop.lines(item, 1)))) {
            Await.pass(Duration.ofSeconds(2));
            for (String instance : new String[] {"purchase-orders", "purchase-orders-2"}) {
                platform.restart(instance);
                Await.pass(Duration.ofSeconds(2));
            }
        }
        System.out.println("rolling restart: " + balancer.answered + " requests, failed: " + balancer.failed);

        assertThat(balancer.answered.get()).isGreaterThan(20);
        assertThat(balancer.failed).isEmpty();
        platform.assertInvariants();
    }

    /** What any load balancer does: takes the next instance when one is not ready or refuses the connection, and for nothing else. */
    private static final class Balancer {

        private final Shop shop;
        private final AtomicInteger turn = new AtomicInteger();
        private final AtomicInteger answered = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();

        Balancer(Shop shop) {
            this.shop = shop;
        }

        void order(Map<String, Object> body) {
            String key = UUID.randomUUID().toString();
            int first = turn.incrementAndGet();
            String refused = "";
            for (int instance = first; instance < first + 2; instance++) {
                if (!shop.isReady(instance)) {
                    refused += "not ready ";
                    continue;
                }
                try {
                    var answer = shop.place(instance, key, body);
                    if (answer.status() == 202) {
                        answered.incrementAndGet();
                    } else {
                        failed.add(answer.status() + " " + answer.text());
                    }
                    return;
                } catch (ConnectException e) {
                    refused += e + " ";
                } catch (IOException e) {
                    failed.add(e.toString());
                    return;
                }
            }
            failed.add(refused);
        }
    }

    /** Threads that repeat one thing until closed. */
    private record Customers(AtomicBoolean open, java.util.List<Thread> threads) implements AutoCloseable {

        static Customers start(int count, Runnable once) {
            var open = new AtomicBoolean(true);
            var threads = java.util.stream.IntStream.range(0, count)
                    .mapToObj(i -> Thread.startVirtualThread(() -> {
                        while (open.get()) {
                            once.run();
                            Await.pass(THINKING);
                        }
                    }))
                    .toList();
            return new Customers(open, threads);
        }

        @Override
        public void close() {
            open.set(false);
            for (Thread thread : threads) {
                try {
                    thread.join(Duration.ofSeconds(30));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
