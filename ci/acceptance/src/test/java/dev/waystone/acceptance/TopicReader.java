package dev.waystone.acceptance;

import dev.waystone.acceptance.Evidence.OnTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads whole topics, and remembers what it read, so that the next reading only adds. For one thread at a time. */
final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final String bootstrap;
    private final Map<String, List<OnTopic>> seen = new HashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();

    TopicReader(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** All records of these topics, each partition in its order. */
    synchronized Map<String, List<OnTopic>> read(Collection<String> topics) {
        read(topics, next, this::add);
        topics.forEach(topic -> seen.computeIfAbsent(topic, name -> new ArrayList<>()));
        return seen;
    }

    /** What stands in the headers of each record of a topic, with its key in front; read anew. */
    List<String> headers(String topic) {
        var found = new ArrayList<String>();
        read(List.of(topic), new HashMap<>(), record -> found.add(headers(record)));
        return found;
    }

    private void read(
            Collection<String> topics,
            Map<TopicPartition, Long> from,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (var consumer = new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(reader);
            }
            partitions.forEach(partition -> from.put(partition, consumer.position(partition)));
        } catch (KafkaException e) {
            throw new AssertionError("the topics cannot be read", e);
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        seen.computeIfAbsent(record.topic(), topic -> new ArrayList<>())
                .add(new OnTopic(
                        UUID.fromString(header(record, "ce_id")),
                        UUID.fromString(header(record, "ce_subject")),
                        Long.parseLong(header(record, "ce_sequence")),
                        header(record, "ce_type"),
                        record.partition(),
                        record.offset()));
    }

    private Map<String, Object> config() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS);
    }

    private static String headers(ConsumerRecord<byte[], byte[]> record) {
        var text = new StringBuilder(new String(record.key(), StandardCharsets.UTF_8));
        record.headers()
                .forEach(header -> text.append('\n')
                        .append(header.key())
                        .append(": ")
                        .append(new String(header.value(), StandardCharsets.UTF_8)));
        return text.toString();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
