package dev.waystone.events.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows through an idempotent producer whose batches never expire: while it lives, what it was given leaves in order. After
 * an {@link #abort} the next flight has a new producer. For one thread.
 */
final class Sender {

    private final Map<String, Object> config;
    private final EventSpans spans;
    private final EventsMetrics metrics;
    private @Nullable Producer<byte[], byte[]> producer;

    Sender(Map<String, Object> kafka, Duration maxBlock, EventSpans spans, EventsMetrics metrics) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        // One, though idempotence allows five: a broker that does not know this producer yet takes any sequence for the
        // first, so that a second batch can get in before a first one that it refused while it was becoming the leader.
        all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, maxBlock.toMillis());
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
        all.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        all.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        this.config = Map.copyOf(all);
        this.spans = spans;
        this.metrics = metrics;
    }

    /** Hands over all rows in their order; does not wait for what becomes of them. */
    Flight send(List<OutboxRow> rows) {
        Flight flight = new Flight(rows.size());
        for (OutboxRow row : rows) {
            Exception failed = flight.failures().get(row.topic());
            if (failed != null) {
                flight.notSent(row, failed);
            } else {
                send(row, flight);
            }
        }
        return flight;
    }

    /** Closes at once: what is under way may or may not arrive. */
    void abort() {
        close(Duration.ZERO);
    }

    void close(Duration timeout) {
        Producer<byte[], byte[]> closing = producer;
        producer = null;
        if (closing != null) {
            closing.close(timeout);
        }
    }

    private void send(OutboxRow row, Flight flight) {
        Thread caller = Thread.currentThread();
        Span span = spans.sending(row); // without an end it is never shown: a row that did not leave is sent again
        try {
            producer().send(record(row, span), (metadata, failure) -> {
                if (failure == null) {
                    span.end();
                    metrics.acknowledged(row.createdAt());
                    flight.acknowledge(row);
                } else if (Thread.currentThread()
                        == caller) { // refused before it was handed over: no metadata, no space
                    flight.notSent(row, failure);
                } else {
                    flight.refuse(row, failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            flight.refuse(row, e);
        }
    }

    private Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private static ProducerRecord<byte[], byte[]> record(OutboxRow row, Span span) {
        byte[] key = row.key() == null ? null : row.key().getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(row.topic(), key, row.payload());
        String traceparent = EventSpans.traceparent(span, row.headers().get(Headers.TRACEPARENT));
        row.headers().forEach((name, value) -> {
            String sent = name.equals(Headers.TRACEPARENT) && traceparent != null ? traceparent : value;
            record.headers().add(name, sent.getBytes(UTF_8));
        });
        return record;
    }
}
