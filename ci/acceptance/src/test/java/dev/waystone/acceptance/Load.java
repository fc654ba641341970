package dev.waystone.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Customers who order one after another at both instances, and watch their orders until they end. Bounded: each customer has
 * at most {@link #OPEN} unfinished orders, and all stop with {@link #stop()} or after {@link #LIMIT}.
 */
final class Load implements AutoCloseable {

    private static final int OPEN = 4;
    private static final Duration LIMIT = Duration.ofMinutes(60);
    private static final Duration WATCH = Duration.ofMillis(200);

    private final Shop shop;
    private final UUID item;
    private final Set<UUID> unfinished = ConcurrentHashMap.newKeySet();
    private final AtomicInteger placed = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long end = System.nanoTime() + LIMIT.toNanos();
    private volatile boolean ordering = true;
    private volatile boolean watching = true;

    private Load(Shop shop, UUID item) {
        this.shop = shop;
        this.item = item;
    }

    /** {@code customers} threads begin to order one piece of {@code item} at a time. */
    static Load start(Shop shop, UUID item, int customers) {
        var load = new Load(shop, item);
        for (int customer = 0; customer < customers; customer++) {
            int first = customer;
            load.threads.add(Thread.startVirtualThread(() -> load.order(first)));
        }
        load.threads.add(Thread.startVirtualThread(load::watch));
        load.limit = customers * OPEN;
        return load;
    }

    private volatile int limit = OPEN;

    /** Orders acknowledged so far. */
    int placed() {
        return placed.get();
    }

    /** Orders acknowledged and not seen to have ended. */
    int inFlight() {
        return unfinished.size();
    }

    /** The unfinished orders of this moment. */
    Set<UUID> unfinished() {
        return Set.copyOf(unfinished);
    }

    /** No more new orders; fails if a customer was refused. */
    void stop() {
        ordering = false;
        if (failure.get() != null) {
            throw new AssertionError("a customer was refused", failure.get());
        }
    }

    /** Waits until every order has been seen to end. */
    void awaitEnds(Duration patience) {
        stop();
        Await.yes("all orders of the load end, " + unfinished.size() + " are open", patience, unfinished::isEmpty);
    }

    @Override
    public void close() {
        ordering = false;
        watching = false;
        threads.forEach(Thread::interrupt);
    }

    private void order(int customer) {
        for (int turn = customer; ordering && System.nanoTime() < end; turn++) {
            try {
                if (unfinished.size() < limit) {
                    unfinished.add(shop.order(turn, Shop.lines(item, 1)));
                    placed.incrementAndGet();
                } else {
                    Await.pass(Duration.ofMillis(20));
                }
            } catch (AssertionError | RuntimeException e) {
                failure.compareAndSet(null, e);
                return;
            }
        }
    }

    private void watch() {
        while (watching && System.nanoTime() < end) {
            for (UUID order : unfinished()) {
                var seen = shop.peek(order);
                if (seen != null && Shop.terminal(seen)) {
                    unfinished.remove(order);
                }
            }
            Await.pass(WATCH);
        }
    }
}
