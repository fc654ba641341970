package org.acme.cardpayments;

import dev.waystone.core.Ids;
import dev.waystone.testing.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Writes to the topic purchase-orders as its service would, for one tenant. */
final class Orders implements AutoCloseable {

    private static final Duration SOON = Duration.ofMinutes(10);

    private final TopicWriter topics;

    Orders(String tenant) {
        topics = TopicWriter.of(tenant);
    }

    /** A new order whose payment of so many euros falls due, with plenty of time. */
    UUID due(String euros) {
        var order = Ids.next();
        due(order, euros, Instant.now().plus(SOON));
        return order;
    }

    void due(UUID order, String euros, Instant deadline) {
        send(
                order,
                2,
                "PaymentDue",
                "{\"total\":{\"amount\":\"%s\",\"currency\":\"EUR\"},\"deadline\":\"%s\"}".formatted(euros, deadline));
    }

    void cancelled(UUID order) {
        send(order, 3, "Cancelled", """
                {"customer":{"name":"Customer One","email":"one@example.org"},"reason":"DEADLINE",
                "total":{"amount":"1.00","currency":"EUR"}}""");
    }

    private void send(UUID order, long sequence, String name, String data) {
        topics.send("purchase-orders", order, sequence, "org.acme.purchaseorders.PurchaseOrder" + name + ".v1", data);
    }

    @Override
    public void close() {
        topics.close();
    }
}
