package org.acme.stockitems;

import dev.waystone.core.Ids;
import dev.waystone.testing.TopicWriter;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes to the topic purchase-orders as its service would, for one tenant. */
final class Orders implements AutoCloseable {

    private static final String CUSTOMER = "\"customer\":{\"name\":\"Customer One\",\"email\":\"one@example.org\"}";
    private static final String TOTAL = "\"total\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}";

    private final TopicWriter topics;

    Orders(String tenant) {
        topics = TopicWriter.of(tenant);
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

    void send(UUID order, long sequence, String name, String data) {
        topics.send("purchase-orders", order, sequence, "org.acme.purchaseorders.PurchaseOrder" + name + ".v1", data);
    }

    @Override
    public void close() {
        topics.close();
    }
}
