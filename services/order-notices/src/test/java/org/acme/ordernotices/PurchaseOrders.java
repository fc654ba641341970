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
final class PurchaseOrders implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TopicWriter topics;

    PurchaseOrders(String tenant) {
        topics = TopicWriter.of(tenant);
    }

    /** A purchase order of so many euros is confirmed. */
    UUID confirmed(String name, String email, String euros) {
        var id = Ids.next();
        send(id, "PurchaseOrderConfirmed", name, email, Map.of("total", Map.of("amount", euros, "currency", "EUR")));
        return id;
    }

    /** A purchase order of 12.50 EUR is cancelled. */
    UUID cancelled(String name, String email, String reason) {
        var id = Ids.next();
        var total = Map.of("amount", "12.50", "currency", "EUR");
        send(id, "PurchaseOrderCancelled", name, email, Map.of("reason", reason, "total", total));
        return id;
    }

    CompletableFuture<Void> send(UUID id, String event, String name, String email, Map<String, Object> more) {
        var data = new LinkedHashMap<>(more);
        data.put("customer", Map.of("name", name, "email", email));
        try {
            var type = "org.acme.purchaseorders." + event + ".v1";
            return topics.send("purchase-orders", id, 1, type, JSON.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        topics.close();
    }
}
