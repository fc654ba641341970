package dev.waystone.events.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * How far the partitions of one consumer are, and which of them rest after a transient failure. Offsets only spare the next owner
 * work, since the marks decide; so they are committed now and then, and before a partition goes. For the poll thread.
 */
final class Offsets implements ConsumerRebalanceListener {

    private static final long INTERVAL = Duration.ofMillis(250).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final Backoff backoff;
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    private final Map<TopicPartition, Rest> resting = new HashMap<>();
    private final Map<TopicPartition, Integer> failures = new HashMap<>();
    private long commitAt = System.nanoTime();

    /** Until when a partition rests (nanoTime). */
    private record Rest(long until) {}

    Offsets(Consumer<byte[], byte[]> consumer, Backoff backoff) {
        this.consumer = consumer;
        this.backoff = backoff;
    }

    /** Everything before {@code next} is in the database. */
    void done(TopicPartition partition, long next) {
        done.put(partition, new OffsetAndMetadata(next));
        failures.remove(partition);
    }

    /** The partition is read again from {@code first}, after a rest. */
    void again(TopicPartition partition, long first) {
        int count = failures.merge(partition, 1, Integer::sum);
        resting.put(
                partition, new Rest(System.nanoTime() + backoff.jittered(count).toNanos()));
        consumer.seek(partition, first);
        consumer.pause(List.of(partition));
    }

    /** Whether the last attempt of any partition failed. */
    boolean anyFailing() {
        return !failures.isEmpty();
    }

    boolean anyPaused() {
        return !resting.isEmpty();
    }

    /** Ends the rests that are over. */
    void resume() {
        long now = System.nanoTime();
        List<TopicPartition> over = resting.entrySet().stream()
                .filter(rest -> rest.getValue().until() - now <= 0)
                .map(Map.Entry::getKey)
                .toList();
        consumer.resume(over);
        resting.keySet().removeAll(over);
    }

    /** Commits without waiting, when it is time or nothing else is to be done. */
    void commitSometimes(boolean idle) {
        if (!done.isEmpty() && (idle || System.nanoTime() - commitAt >= 0)) {
            consumer.commitAsync(Map.copyOf(done), (offsets, failure) -> {});
            done.clear();
            commitAt = System.nanoTime() + INTERVAL;
        }
    }

    /** Commits and waits for it, for a short while. */
    void commit() {
        try {
            commitAll();
        } catch (WakeupException e) { // the call to stop; it is given once
            commitAll();
        }
        done.clear();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
        forget(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(partitions);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        forget(partitions);
    }

    private void commitAll() {
        try {
            if (!done.isEmpty()) {
                consumer.commitSync(Map.copyOf(done), PATIENCE);
            }
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            // the next owner finds the marks
        }
    }

    private void forget(Collection<TopicPartition> partitions) {
        done.keySet().removeAll(partitions);
        resting.keySet().removeAll(partitions);
        failures.keySet().removeAll(partitions);
    }
}
