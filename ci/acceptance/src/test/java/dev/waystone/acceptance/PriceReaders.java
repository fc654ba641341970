package dev.waystone.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Customers who look at one price at both instances without a pause, one by one and in batches. */
final class PriceReaders implements AutoCloseable {

    private static final int MOST = 1_000;

    private final Shop shop;
    private final UUID item;
    private final List<Thread> threads = new ArrayList<>();
    private final PriceAges ages = new PriceAges();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean reading = true;

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
        ages.changed(version, at);
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
        return ages.looks();
    }

    /** Answers other than 200, and none; the first thousand of them. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** The longest that a price had been out of date when somebody asked and was shown it. */
    Duration oldest() {
        return ages.oldest();
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
                    ages.shown(shown.get("version").asInt(), asked);
                } else {
                    failed(answer.status() + " " + answer.text());
                }
            } catch (IOException | RuntimeException e) {
                failed(e.toString());
            }
            Await.pass(Duration.ofMillis(5));
        }
    }

    private void failed(String what) {
        if (failures.size() < MOST) {
            failures.add(what);
        }
    }
}
