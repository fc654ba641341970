package org.acme.cardpayments;

import dev.waystone.core.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Writes to the topic purchase-orders as its service would, for one tenant. */
final class Orders implements AutoCloseable {

    private static final Duration SOON = Duration.ofMinutes(10);

    private final String tenant;
    private final KafkaProducer<String, String> producer;

    Orders(String tenant) {
        this.tenant = tenant;
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
    }

    /** A new order whose payment of so many euros falls due, with plenty of time. */
    UUID due(String euros) {
        var order = Ids.next();
        due(order, euros, Instant.now().plus(SOON));
        return order;
    }

    void due(UUID order, String euros, Instant deadline) {
        send(order, 2, "PaymentDue", "{\"total\":{\"amount\":\"%s\",\"currency\":\"EUR\"},\"deadline\":\"%s\"}"
                .formatted(euros, deadline));
    }

    void cancelled(UUID order) {
        send(order, 3, "Cancelled", """
                {"customer":{"name":"Customer One","email":"one@example.org"},"reason":"DEADLINE",
                "total":{"amount":"1.00","currency":"EUR"}}""");
    }

    private void send(UUID order, long sequence, String name, String data) {
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
        producer.send(record);
    }

    @Override
    public void close() {
        producer.close();
    }
}
