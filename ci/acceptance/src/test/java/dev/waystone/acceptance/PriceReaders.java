package dev.waystone.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Customers who look at one price at both instances without a pause, one by one and in batches. Knows since when each version
 * is out of date.
 */
final class PriceReaders implements AutoCloseable {

    private final Shop shop;
    private final UUID item;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Read> reads = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Long> madeAt = new ConcurrentHashMap<>();
    private volatile boolean reading = true;

    /** A version that was shown to somebody who asked at a time (nanoTime). */
    private record Read(int version, long askedAt) {}

    private PriceReaders(Shop shop, UUID item) {
        this.shop = shop;
        this.item = item;
    }

    static PriceReaders start(Shop shop, UUID item, int customers) {
        var readers = new PriceReaders(shop, item);
        for (int customer = 0; customer < customers; customer++) {
            int first = customer;
            readers.threads.add(Thread.startVirtualThread(() -> readers.read(first)));
        }
        return readers;
    }

    /** The version was there at that time (nanoTime) at the latest. */
    void changed(int version, long at) {
        madeAt.put(version, at);
    }

    /** No more reads. */
    void stop() {
        close();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    int reads() {
        return reads.size();
    }

    /** Answers other than 200, and none. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** The longest that a price had been out of date when somebody asked and was shown it. */
    Duration oldest() {
        return Duration.ofNanos(reads.stream()
                .mapToLong(read -> {
                    Long outdated = madeAt.get(read.version() + 1);
                    return outdated == null ? 0 : Math.max(0, read.askedAt() - outdated);
                })
                .max()
                .orElse(0));
    }

    @Override
    public void close() {
        reading = false;
    }

    private void read(int customer) {
        for (int turn = customer; reading; turn++) {
            boolean batch = turn % 4 >= 2;
            long asked = System.nanoTime();
            try {
                var answer = shop.send(
                        "catalog-items",
                        turn % 2,
                        "GET",
                        batch ? "/catalog-items/batch?ids=" + item : "/catalog-items/" + item,
                        null);
                if (answer.status() == 200) {
                    var shown = batch ? answer.json().get("items").get(0) : answer.json();
                    reads.add(new Read(shown.get("version").asInt(), asked));
                } else {
                    failures.add(answer.status() + " " + answer.text());
                }
            } catch (IOException | RuntimeException e) {
                failures.add(e.toString());
            }
            Await.pass(Duration.ofMillis(5));
        }
    }
}
