package org.acme.purchaseorders;

import dev.waystone.core.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Writes records to the topics of other services, as these would. */
final class Answers implements AutoCloseable {

    private final String tenant;
    private final KafkaProducer<String, String> producer;

    Answers(String tenant) {
        this.tenant = tenant;
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
    }

    void stock(UUID order, long sequence, String name, String data) {
        send("stock-items", order, sequence, "org.acme.stockitems." + name + ".v1", data);
    }

    void stockReserved(UUID order) {
        stock(order, 1, "StockReserved", "{}");
    }

    void stockRefused(UUID order) {
        stock(order, 1, "StockRefused", "{\"lines\":[]}");
    }

    void paymentCaptured(UUID order) {
        payment(order, 1, "PaymentCaptured", "{\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}");
    }

    void paymentDeclined(UUID order) {
        payment(order, 1, "PaymentDeclined", "{\"reason\":\"INSUFFICIENT_FUNDS\"}");
    }

    void payment(UUID order, long sequence, String name, String data) {
        send("card-payments", order, sequence, "org.acme.cardpayments." + name + ".v1", data);
    }

    void item(UUID item, long sequence, String name, String data) {
        send("catalog-items", item, sequence, "org.acme.catalogitems." + name + ".v1", data);
    }

    private void send(String topic, UUID aggregate, long sequence, String type, String data) {
        var record = new ProducerRecord<>(topic, aggregate.toString(), data);
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", Ids.next().toString(),
                "ce_source", "/" + topic,
                "ce_type", type,
                "ce_time", Instant.now().toString(),
                "ce_subject", aggregate.toString(),
                "ce_sequence", Long.toString(sequence),
                "ce_tenant", tenant,
                "content-type", "application/json");
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
