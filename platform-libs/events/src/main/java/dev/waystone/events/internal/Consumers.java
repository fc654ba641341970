package dev.waystone.events.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes Kafka consumers: from the beginning, cooperative, never creating a topic, offsets by our own hand. */
final class Consumers {

    private Consumers() {}

    static Consumer<byte[], byte[]> open(Map<String, Object> kafka, String group, EventsConfig.Inbox config) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
        all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                config.sessionTimeout().toMillis());
        all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int)
                config.sessionTimeout().dividedBy(4).toMillis());
        all.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                Duration.ofMinutes(1).toMillis());
        all.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int)
                Duration.ofSeconds(15).toMillis());
        all.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        all.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        all.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** One without a group, which chooses its partitions and places itself. */
    static Consumer<byte[], byte[]> alone(Map<String, Object> kafka, EventsConfig.Inbox config) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
        all.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        all.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        all.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Whether any broker is connected now. */
    static boolean isConnected(Consumer<?, ?> consumer) {
        return consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("connection-count"))
                .anyMatch(metric -> metric.getValue().metricValue() instanceof Number count && count.doubleValue() > 0);
    }
}
