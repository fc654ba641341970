package dev.waystone.acceptance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a run left behind, read once after it has come to rest: what customers were told, what the databases keep,
 * what the bank did, what was mailed, what the witness saw being published and what lies on the topics.
 */
record Evidence(
        Set<UUID> acknowledged,
        Map<UUID, StoredOrder> orders,
        Map<UUID, BigDecimal> ledger,
        Map<UUID, BankCharge> bank,
        List<Mailed> mails,
        Map<UUID, StoredItem> items,
        Map<UUID, Reservation> reservations,
        Map<String, List<Published>> witness,
        Map<String, List<OnTopic>> topics,
        List<Mark> marks,
        List<Parked> parked,
        Map<String, Set<String>> consumers) {

    /** An order as its service keeps it; {@code terminalEntries} counts the terminal states in its history. */
    record StoredOrder(UUID id, String state, long version, BigDecimal total, int terminalEntries) {
        boolean confirmed() {
            return state.equals("CONFIRMED");
        }

        boolean cancelled() {
            return state.equals("CANCELLED");
        }
    }

    /** What the bank says of an order. */
    record BankCharge(UUID orderId, String status, BigDecimal amount) {}

    /** A mail that the mailbox took about an order. */
    record Mailed(UUID orderId, String messageId) {}

    /** An item's stock; {@code seeded} is what the run put on hand, null where the run did not. */
    record StoredItem(UUID id, @Nullable Long seeded, long onHand, long reserved) {}

    /** A reservation with its quantities by item. */
    record Reservation(UUID orderId, String state, Map<UUID, Long> quantities) {}

    /** A row that some outbox received. */
    record Published(UUID eventId, UUID aggregateId, long sequence) {}

    /** A record on a topic, in the order of its partition. */
    record OnTopic(UUID eventId, UUID aggregateId, long sequence, String type, int partition, long offset) {}

    /** An inbox row: a consumer has handled {@code base..sequence} of an aggregate. */
    record Mark(
            String consumer, String topic, UUID aggregateId, long base, long sequence, long applied, long skipped) {}

    /** An event that waits in a consumer's database. */
    record Parked(String consumer, String topic, UUID aggregateId, long sequence) {}
}
