package dev.waystone.events.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Rows handed to the producer and what became of them. Safe between the sending thread and the producer's own. */
final class Flight {

    private final List<Long> acknowledged;
    private final CountDownLatch open;
    private final Map<String, Exception> failures = new ConcurrentHashMap<>();
    private volatile boolean broken;

    Flight(int rows) {
        this.acknowledged = Collections.synchronizedList(new ArrayList<>(rows));
        this.open = new CountDownLatch(rows);
    }

    void acknowledge(OutboxRow row) {
        acknowledged.add(row.id());
        open.countDown();
    }

    /** A row that was accepted for sending and refused later: nothing sent after it can be trusted to follow it. */
    void refuse(OutboxRow row, Exception cause) {
        broken = true;
        notSent(row, cause);
    }

    /** A row that did not leave, nor will any later one of its topic in this flight. */
    void notSent(OutboxRow row, Exception cause) {
        failures.putIfAbsent(row.topic(), cause);
        open.countDown();
    }

    /** Waits for the end; false when rows are still under way after the time. */
    boolean await(Duration atMost) throws InterruptedException {
        return open.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The ids of the rows that are on their topics. */
    List<Long> acknowledged() {
        synchronized (acknowledged) {
            return List.copyOf(acknowledged);
        }
    }

    /** The topics that could not take all their rows, with the first cause. */
    Map<String, Exception> failures() {
        return failures;
    }

    /** Whether the producer must be closed. */
    boolean broken() {
        return broken;
    }
}
