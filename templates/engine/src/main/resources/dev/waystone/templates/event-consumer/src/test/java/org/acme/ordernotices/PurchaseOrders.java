package org.acme.ordernotices;

import dev.waystone.core.Ids;
import dev.waystone.testing.TopicWriter;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Writes to the topic @TOPIC@ as its service would, for one tenant: the examples that it publishes. */
final class PurchaseOrders implements AutoCloseable {

    private static final String TOPIC = "@TOPIC@";

    private final TopicWriter topics;

    PurchaseOrders(String tenant) {
        topics = TopicWriter.of(tenant);
    }

    /** The event that tells of this outcome, for a purchase order that is new; ends with its id. */
    UUID send(PurchaseOrderOutcome outcome) {
        var id = Ids.next();
        send(id, outcome);
        return id;
    }

    private CompletableFuture<Void> send(UUID id, PurchaseOrderOutcome outcome) {
        return switch (outcome) {
            @EXAMPLES@
        };
    }

    @Override
    public void close() {
        topics.close();
    }
}
