package dev.waystone.events.internal;

import dev.waystone.events.Subscription;
import dev.waystone.events.internal.Arrival.Incoming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads every event of one topic for this instance alone: all partitions, no group, no marks. Begins a while before its start, and
 * begins there again when the topic gets more partitions.
 *
 * <p>Runs on one thread; {@link #stop} and {@link #degraded} are safe for any.
 */
final class Broadcast implements Reader {

    private static final Logger LOG = Logger.getLogger(Broadcast.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long COUNT_AGAIN = Duration.ofMinutes(1).toNanos();

    private final String topic;
    private final Duration lookBack;
    private final Handlers handlers;
    private final EventsMetrics metrics;
    private final Outage outage;
    private final Connection connection = new Connection();
    private final ReadLoop loop;

    Broadcast(
            Subscription subscription,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Handlers handlers,
            EventsMetrics metrics,
            EventsConfig.Inbox config) {
        this.topic = subscription.topic();
        this.lookBack = subscription.everyInstance().orElseThrow();
        this.handlers = handlers;
        this.metrics = metrics;
        this.outage = new Outage("events of " + topic + " cannot be heard");
        this.loop = new ReadLoop(consumers, new Backoff(config.backoffMin(), config.backoffMax()), outage);
    }

    @Override
    public void run() {
        loop.run(consumer -> {
            List<TopicPartition> partitions = partitions(consumer);
            begin(consumer, partitions);
            loop.well();
            outage.over();
            hear(consumer, partitions.size());
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
        return outage.isOn() || connection.isOut();
    }

    private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("topic " + topic + " does not exist");
        }
        return partitions;
    }

    private void begin(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        long from = Instant.now().minus(lookBack).toEpochMilli();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(partition -> partition, any -> from)))
                .forEach((partition, place) ->
                        consumer.seek(partition, place == null ? ends.get(partition) : place.offset()));
    }

    /** Until the topic gets more partitions. */
    private void hear(Consumer<byte[], byte[]> consumer, int partitions) {
        long countAt = System.nanoTime() + COUNT_AGAIN;
        while (loop.goesOn()) {
            consumer.poll(POLL).forEach(this::hear);
            connection.look(consumer);
            if (System.nanoTime() - countAt >= 0) {
                countAt = System.nanoTime() + COUNT_AGAIN;
                if (consumer.partitionsFor(topic).size() != partitions) {
                    return;
                }
            }
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        if (!(Envelope.read(record) instanceof Incoming event)) {
            metrics.count(topic, EventsMetrics.Outcome.DROPPED, 1);
            return;
        }
        if (!handlers.handles(event.type())) {
            metrics.count(topic, EventsMetrics.Outcome.SKIPPED, 1);
            return;
        }
        try (Attempt attempt = handlers.attempt(1)) {
            handlers.apply(List.of(event), attempt);
            attempt.committed();
            metrics.count(topic, EventsMetrics.Outcome.APPLIED, 1);
        } catch (RuntimeException e) {
            LOG.warnf("event %s of %s is skipped: %s", event.eventId(), topic, Failures.describe(e));
            metrics.count(topic, EventsMetrics.Outcome.POISON, 1);
        }
    }
}
