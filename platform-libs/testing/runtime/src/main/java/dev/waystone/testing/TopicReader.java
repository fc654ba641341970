package dev.waystone.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads a real topic, all partitions, without a consumer group, so it disturbs nobody. Topics outlive a test run: open
 * a reader before the act and use fresh ids.
 *
 * <pre>{@code
 * try (TopicReader orders = TopicReader.fromNow("purchase-orders")) {
 *     UUID id = placeOrder();
 *     TopicEvent placed = orders.await(event -> event.isOf(id), Duration.ofSeconds(10));
 * }
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final int SHOWN = 10;

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicEvent> seen = new ArrayList<>();

    private TopicReader(String bootstrapServers, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
    }

    /** A reader of what is published from now on, on the broker of this test's configuration. */
    public static TopicReader fromNow(String topic) {
        return fromNow(broker(), topic);
    }

    /** A reader of what is published from now on, on a broker given as {@code host:port}. */
    public static TopicReader fromNow(String bootstrapServers, String topic) {
        TopicReader reader = new TopicReader(bootstrapServers, topic);
        reader.consumer.seekToEnd(reader.consumer.assignment());
        reader.consumer.assignment().forEach(reader.consumer::position);
        return reader;
    }

    /** A reader of all that the topic still has, on the broker of this test's configuration. */
    public static TopicReader fromStart(String topic) {
        return fromStart(broker(), topic);
    }

    /** A reader of all that the topic still has, on a broker given as {@code host:port}. */
    public static TopicReader fromStart(String bootstrapServers, String topic) {
        TopicReader reader = new TopicReader(bootstrapServers, topic);
        reader.consumer.seekToBeginning(reader.consumer.assignment());
        return reader;
    }

    /**
     * The first event, among those read before and those still to come, that is wanted.
     *
     * @throws AssertionError after the timeout, with the last events that were seen
     */
    public TopicEvent await(Predicate<TopicEvent> wanted, Duration timeout) {
        return await(wanted, 1, timeout).getFirst();
    }

    /**
     * The first {@code count} wanted events in the order they were read; within a partition that is their order on the
     * topic.
     *
     * @throws AssertionError after the timeout, with the last events that were seen
     */
    public List<TopicEvent> await(Predicate<TopicEvent> wanted, int count, Duration timeout) {
        Instant end = Instant.now().plus(timeout);
        while (true) {
            List<TopicEvent> found = seen.stream().filter(wanted).limit(count).toList();
            if (found.size() == count) {
                return found;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("topic %s: %d of %d wanted events within %s; seen %d, the last: %s"
                        .formatted(topic, found.size(), count, timeout, seen.size(), last()));
            }
            poll();
        }
    }

    /** All events read during this time and before, wanted or not: for asserting that something does not come. */
    public List<TopicEvent> readFor(Duration time) {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            poll();
        }
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void poll() {
        consumer.poll(POLL).forEach(record -> seen.add(event(record)));
    }

    private List<String> last() {
        return seen.subList(Math.max(0, seen.size() - SHOWN), seen.size()).stream()
                .map(event -> event.type() + " " + event.key() + " #" + event.sequence())
                .toList();
    }

    private static TopicEvent event(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return new TopicEvent(record.partition(), record.offset(), text(record.key()), headers, text(record.value()));
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
