package org.acme.stockitems;

import dev.waystone.core.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Writes to the topic purchase-orders as its service would, for one tenant. */
final class Orders implements AutoCloseable {

    private static final String CUSTOMER = "\"customer\":{\"name\":\"Customer One\",\"email\":\"one@example.org\"}";
    private static final String TOTAL = "\"total\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}";

    private final String tenant;
    private final KafkaProducer<String, String> producer;

    Orders(String tenant) {
        this.tenant = tenant;
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
    }

    /** A new order of so many of each item. */
    UUID placed(int quantity, UUID... items) {
        var order = Ids.next();
        placed(order, quantity, items);
        return order;
    }

    void placed(UUID order, int quantity, UUID... items) {
        var lines = Arrays.stream(items)
                .map(item -> "{\"catalogItemId\":\"%s\",\"quantity\":%d}".formatted(item, quantity))
                .collect(Collectors.joining(","));
        send(order, 1, "Placed", "{\"lines\":[%s],\"deadline\":\"2036-01-01T00:00:00Z\"}".formatted(lines));
    }

    void paymentDue(UUID order) {
        send(order, 2, "PaymentDue", "{%s,\"deadline\":\"2036-01-01T00:00:00Z\"}".formatted(TOTAL));
    }

    void confirmed(UUID order, long sequence) {
        send(order, sequence, "Confirmed", "{%s,%s}".formatted(CUSTOMER, TOTAL));
    }

    void cancelled(UUID order, long sequence) {
        send(order, sequence, "Cancelled", "{%s,%s,\"reason\":\"DEADLINE\"}".formatted(CUSTOMER, TOTAL));
    }

    Future<RecordMetadata> send(UUID order, long sequence, String name, String data) {
        var record = new ProducerRecord<>("purchase-orders", order.toString(), data);
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", Ids.next().toString(),
                "ce_source", "/purchase-orders",
                "ce_type", "org.acme.purchaseorders.PurchaseOrder" + name + ".v1",
                "ce_time", Instant.now().toString(),
                "ce_subject", order.toString(),
                "ce_sequence", Long.toString(sequence),
                "ce_tenant", tenant,
                "content-type", "application/json");
        headers.forEach((key, value) -> record.headers().add(key, value.getBytes(StandardCharsets.UTF_8)));
        return producer.send(record);
    }

    @Override
    public void close() {
        producer.close();
    }
}
