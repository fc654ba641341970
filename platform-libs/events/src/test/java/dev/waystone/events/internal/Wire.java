package dev.waystone.events.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics as another service sees them: what is on them, and how to put anything there. */
@Singleton
class Wire {

    private final Map<String, Object> kafka;

    @Inject
    Wire(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Before the engine starts. */
    void topics(
            @Observes @Priority(1) StartupEvent event,
            @ConfigProperty(name = "test.topics", defaultValue = "true") boolean wanted) {
        if (!wanted) {
            return;
        }
        create("numbers", 4);
        create("numbers.number-totals.dlt", 1);
    }

    void create(String topic, int partitions) {
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (Exception e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        }
    }

    Map<String, Object> kafka() {
        return kafka;
    }

    /** An event on the topic {@code numbers}, without an outbox. */
    void send(UUID aggregateId, long sequence, String tenant, int value) {
        send(
                "numbers",
                aggregateId.toString(),
                headers(sequence, tenant, NumberEvent.ADDED),
                "{\"value\":" + value + "}");
    }

    void send(String topic, String key, Map<String, String> headers, String payload) {
        try (var producer = new KafkaProducer<>(ordered(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(
                    topic, key == null ? null : key.getBytes(UTF_8), payload == null ? null : payload.getBytes(UTF_8));
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
            producer.send(record);
        }
    }

    /** As the relay's: one batch under way at a time, or the first ones of a new topic may be overtaken. */
    private Map<String, Object> ordered() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return config;
    }

    /** Sends many with one producer. */
    void sendAll(String topic, List<UUID> aggregates, long sequences) {
        try (var producer = new KafkaProducer<>(ordered(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long sequence = 1; sequence <= sequences; sequence++) {
                for (UUID aggregate : aggregates) {
                    var record = new ProducerRecord<>(
                            topic, aggregate.toString().getBytes(UTF_8), "{\"value\":1}".getBytes(UTF_8));
                    headers(sequence, "ada-inc", NumberEvent.ADDED)
                            .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
                    producer.send(record);
                }
            }
        }
    }

    static Map<String, String> headers(long sequence, String tenant, String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_source", "/elsewhere");
        headers.put("ce_type", type);
        headers.put("ce_time", "2026-01-02T03:04:05Z");
        headers.put("ce_sequence", Long.toString(sequence));
        headers.put("ce_tenant", tenant);
        return headers;
    }

    /** Everything on the topic now that fits, by partition in order. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                    .map((PartitionInfo info) -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }

    List<ConsumerRecord<byte[], byte[]>> of(String topic, UUID aggregateId) {
        return read(
                topic,
                record -> record.key() != null && new String(record.key(), UTF_8).equals(aggregateId.toString()));
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    static Stream<Long> sequences(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> Long.parseLong(header(record, "ce_sequence")));
    }
}
