package dev.waystone.events.internal;

import dev.waystone.events.internal.Arrival.Incoming;
import dev.waystone.events.internal.Arrival.Unreadable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads one topic: takes each batch in, then commits its offsets. A partition whose batch met a transient failure goes back to where
 * that batch began and rests, while the consumer keeps its place in the group by polling on.
 *
 * <p>Runs on one thread; {@link #stop} and {@link #degraded} are safe for any.
 */
final class Poller implements Reader {

    private static final Logger LOG = Logger.getLogger(Poller.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration MEASURE = Duration.ofSeconds(10);

    private final String topic;
    private final Batches batches;
    private final Replay replay;
    private final EventsMetrics metrics;
    private final EventsConfig.Inbox config;
    private final Outage outage;
    private final Outage replayOutage;
    private final Connection connection = new Connection();
    private final Backoff backoff;
    private final ReadLoop loop;
    private long replayAt = System.nanoTime();
    private long measureAt = System.nanoTime();

    Poller(Supplier<Consumer<byte[], byte[]>> consumers, Inbox inbox, EventsConfig.Inbox config) {
        this.topic = inbox.topic();
        this.batches = new Batches(inbox);
        this.replay = new Replay(inbox);
        this.metrics = inbox.metrics();
        this.config = config;
        this.backoff = new Backoff(config.backoffMin(), config.backoffMax());
        this.outage = new Outage("events of " + topic + " cannot be taken in");
        this.replayOutage = new Outage("released events of " + topic + " cannot be replayed");
        this.loop = new ReadLoop(consumers, backoff, outage);
    }

    @Override
    public void run() {
        loop.run(consumer -> {
            Offsets offsets = new Offsets(consumer, backoff);
            consumer.subscribe(Set.of(topic), offsets);
            while (loop.goesOn()) {
                poll(consumer, offsets);
                loop.well();
            }
            offsets.commit();
        });
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public boolean degraded() {
        return outage.isOn() || replayOutage.isOn() || connection.isOut();
    }

    private void poll(Consumer<byte[], byte[]> consumer, Offsets offsets) {
        offsets.resume();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(offsets.anyPaused() ? POLL.dividedBy(5) : POLL);
        if (!records.isEmpty()) {
            take(records, offsets);
        }
        if (!offsets.anyFailing()) {
            outage.over();
        }
        connection.look(consumer);
        offsets.commitSometimes(records.isEmpty());
        if (batches.gapsClosed() || System.nanoTime() - replayAt >= 0) {
            replay();
        }
        if (System.nanoTime() - measureAt >= 0) {
            measure(consumer);
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records, Offsets offsets) {
        Map<String, List<Incoming>> byTenant = new LinkedHashMap<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (Envelope.read(record)) {
                case Incoming event ->
                    byTenant.computeIfAbsent(event.tenant(), t -> new ArrayList<>())
                            .add(event);
                case Unreadable other -> unreadable.add(other);
            }
        }
        Set<Integer> failed = new HashSet<>();
        if (!unreadable.isEmpty()) {
            attempt(unreadable, failed, () -> batches.drop(unreadable));
        }
        byTenant.forEach((tenant, events) -> attempt(events, failed, () -> batches.take(tenant, events)));
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> of = records.records(partition);
            if (failed.contains(partition.partition())) {
                offsets.again(partition, of.getFirst().offset());
            } else {
                offsets.done(partition, of.getLast().offset() + 1);
            }
        }
    }

    private void attempt(Collection<? extends Arrival> arrivals, Set<Integer> failed, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            outage.on(e);
            failed.addAll(arrivals.stream().map(Arrival::partition).collect(Collectors.toSet()));
        }
    }

    /** What waits: on the topic for this instance, as far as it was told, and in the database. */
    private void measure(Consumer<byte[], byte[]> consumer) {
        measureAt = System.nanoTime() + MEASURE.toNanos();
        metrics.lag(
                topic,
                consumer.assignment().stream()
                        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                        .sum());
        try {
            replay.count();
        } catch (RuntimeException e) {
            LOG.debugf(e, "parked events of %s cannot be counted", topic);
        }
    }

    private void replay() {
        replayAt = System.nanoTime() + config.releasePoll().toNanos();
        try {
            replay.run(loop::goesOn);
            replayOutage.over();
        } catch (RuntimeException e) {
            replayOutage.on(e);
        }
    }
}
