package dev.waystone.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Writes events to real topics as the services that own them would: CloudEvents in binary mode, keyed by the aggregate.
 * It checks nothing, so that a test can send what no service should. Topics outlive a test run: use fresh ids.
 *
 * <p>Thread-safe. What one thread sends to one aggregate arrives in that order.
 */
public final class TopicWriter implements AutoCloseable {

    private final String tenant;
    private final KafkaProducer<String, String> producer;

    private TopicWriter(String tenant, String bootstrapServers) {
        this.tenant = tenant;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
    }

    /** A writer of a tenant's events, on the broker of this test's configuration. */
    public static TopicWriter of(String tenant) {
        return new TopicWriter(tenant, ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    /**
     * Sends an event without waiting for it.
     *
     * @param type the full CloudEvents type, such as {@code org.acme.stockitems.StockReserved.v1}
     * @param data the payload, meant to be JSON
     * @return done when the topic has it, failed if the broker refused it
     */
    public CompletableFuture<Void> send(String topic, UUID aggregateId, long sequence, String type, String data) {
        var record = new ProducerRecord<>(topic, aggregateId.toString(), data);
        headers(topic, aggregateId, sequence, type)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        var sent = new CompletableFuture<Void>();
        producer.send(record, (metadata, refused) -> {
            if (refused == null) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(refused);
            }
        });
        return sent;
    }

    /** Waits until everything is sent. */
    @Override
    public void close() {
        producer.close();
    }

    private Map<String, String> headers(String topic, UUID aggregateId, long sequence, String type) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_source",
                "/" + topic,
                "ce_type",
                type,
                "ce_time",
                Instant.now().toString(),
                "ce_subject",
                aggregateId.toString(),
                "ce_sequence",
                Long.toString(sequence),
                "ce_tenant",
                tenant,
                "content-type",
                "application/json");
    }
}
