package dev.waystone.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Many readers at once. */
final class Crowd {

    private Crowd() {}

    /** What one of them saw, and how long it took. */
    record Seen<T>(T value, Duration time) {}

    /** All begin at the same moment; what any of them throws is thrown. */
    @SafeVarargs
    static <T> List<Seen<T>> of(int readers, Callable<T>... questions) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<java.util.concurrent.Future<Seen<T>>>();
            for (int i = 0; i < readers; i++) {
                Callable<T> question = questions[i % questions.length];
                asked.add(threads.submit(() -> {
                    start.await();
                    long began = System.nanoTime();
                    T value = question.call();
                    return new Seen<>(value, Duration.ofNanos(System.nanoTime() - began));
                }));
            }
            start.countDown();
            var seen = new ArrayList<Seen<T>>();
            for (var one : asked) {
                seen.add(one.get(60, TimeUnit.SECONDS));
            }
            return seen;
        }
    }
}
