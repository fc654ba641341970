package dev.waystone.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as it lies on a topic, in the binary mode of CloudEvents on Kafka.
 *
 * @param partition its partition
 * @param offset its place in the partition
 * @param key the record key, the aggregate id for an event
 * @param headers all headers as text, {@code ce_type} and the others
 * @param value the payload as text, null for a record without one
 */
public record TopicEvent(
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable String value) {

    /** The CloudEvents type, {@code org.acme.stockitems.StockReserved.v1} say; empty without the header. */
    public String type() {
        return headers.getOrDefault("ce_type", "");
    }

    /** Whether this is an event of an aggregate: the record's key is its id. */
    public boolean isOf(UUID aggregateId) {
        return aggregateId.toString().equals(key);
    }

    /** The version of the aggregate that published it; -1 without the header. */
    public long sequence() {
        return Long.parseLong(headers.getOrDefault("ce_sequence", "-1"));
    }

    /** Whose event it is; empty without the header. */
    public String tenant() {
        return headers.getOrDefault("ce_tenant", "");
    }

    /**
     * The payload.
     *
     * @throws IllegalStateException if there is none or it is not JSON
     */
    public JsonNode data() {
        try {
            return Documents.JSON.readTree(value);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("record " + partition + "/" + offset + " has no JSON payload: " + value, e);
        }
    }
}
