package org.acme.purchaseorders;

import dev.waystone.testing.TopicWriter;
import java.util.UUID;

/** Writes records to the topics of other services, as these would. */
final class Answers implements AutoCloseable {

    private final TopicWriter topics;

    Answers(String tenant) {
        topics = TopicWriter.of(tenant);
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
        topics.send(topic, aggregate, sequence, type, data).join();
    }

    @Override
    public void close() {
        topics.close();
    }
}
