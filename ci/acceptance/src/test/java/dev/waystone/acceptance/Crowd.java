package dev.waystone.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Customers who look at one price at the same time, each once. For one thread. */
final class Crowd implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Shop shop;
    private final UUID item;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<Look>> looks = new ArrayList<>();

    /** What one of them was told by an instance, and how long after all were sent to ask. */
    record Look(int instance, int status, int version, Duration after) {}

    Crowd(Shop shop, UUID item) {
        this.shop = shop;
        this.item = item;
    }

    /** So many more ask these instances in turn. */
    void asks(int customers, int... instances) {
        long began = System.nanoTime();
        for (int customer = 0; customer < customers; customer++) {
            int instance = instances[customer % instances.length];
            looks.add(CompletableFuture.supplyAsync(() -> look(instance, began), threads));
        }
    }

    /** What all of them were told; waits for it. Fails if somebody was not answered. */
    List<Look> looks() {
        return looks.stream()
                .map(look -> look.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join())
                .toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private Look look(int instance, long began) {
        try {
            var answer = shop.send("catalog-items", instance, "GET", "/catalog-items/" + item, null);
            int version = answer.status() == 200 ? answer.json().get("version").asInt() : 0;
            return new Look(instance, answer.status(), version, Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException e) {
            throw new AssertionError("a customer was not answered", e);
        }
    }
}
