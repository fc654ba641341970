package org.acme.ordernotices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.core.Ids;
import dev.waystone.testing.TopicWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Writes to the topic purchase-orders as its service would, for one tenant. */
final class Orders implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TopicWriter topics;

    Orders(String tenant) {
        topics = TopicWriter.of(tenant);
    }

    /** An order of so many euros is confirmed. */
    UUID confirmed(String name, String email, String euros) {
        var order = Ids.next();
        send(order, "Confirmed", name, email, Map.of("total", Map.of("amount", euros, "currency", "EUR")));
        return order;
    }

    /** An order of 12.50 EUR is cancelled. */
    UUID cancelled(String name, String email, String reason) {
        var order = Ids.next();
        var total = Map.of("amount", "12.50", "currency", "EUR");
        send(order, "Cancelled", name, email, Map.of("reason", reason, "total", total));
        return order;
    }

    CompletableFuture<Void> send(UUID order, String event, String name, String email, Map<String, Object> more) {
        var data = new LinkedHashMap<>(more);
        data.put("customer", Map.of("name", name, "email", email));
        try {
            var type = "org.acme.purchaseorders.PurchaseOrder" + event + ".v1";
            return topics.send("purchase-orders", order, 1, type, JSON.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        topics.close();
    }
}
