package dev.waystone.events.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.events.internal.Arrival.Incoming;
import dev.waystone.events.internal.Arrival.Unreadable;
import dev.waystone.events.internal.Plan.Parking;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The parked and dropped events of one consumer on one topic. Every method works in the caller's transaction. */
final class ParkingLot {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    static final String PARK = """
            INSERT INTO parked (consumer, topic, aggregate_id, sequence, reason, error, tenant, event_id, type, headers, payload,
                                released_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, CASE WHEN ? THEN now() END)
            ON CONFLICT (consumer, topic, aggregate_id, sequence) DO NOTHING""";

    static final String DROP = """
            INSERT INTO dropped (consumer, topic, partition, record_offset, reason, headers, payload)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?) ON CONFLICT DO NOTHING""";

    static final String CLOSE_GAPS = """
            UPDATE parked p SET released_at = now()
              FROM inbox i
             WHERE i.consumer = p.consumer AND i.topic = p.topic AND i.aggregate_id = p.aggregate_id
               AND p.consumer = ? AND p.topic = ? AND p.aggregate_id = ANY (?::uuid[])
               AND p.reason = 'gap' AND p.released_at IS NULL AND p.sequence <= i.sequence + 1""";

    static final String RELEASED = """
            SELECT DISTINCT aggregate_id, tenant FROM parked
             WHERE consumer = ? AND topic = ? AND released_at IS NOT NULL LIMIT 100""";

    static final String HEAD = """
            SELECT sequence, reason, tenant, event_id, type, headers::text, payload, released_at IS NOT NULL
              FROM parked WHERE consumer = ? AND topic = ? AND aggregate_id = ? ORDER BY sequence LIMIT 1""";

    static final String LEAVE = """
            WITH gone AS (DELETE FROM parked WHERE consumer = ? AND topic = ? AND aggregate_id = ? AND sequence = ? RETURNING *)
            UPDATE parked p SET released_at = now()
              FROM gone g
             WHERE p.consumer = g.consumer AND p.topic = g.topic AND p.aggregate_id = g.aggregate_id
               AND p.sequence = (SELECT min(n.sequence) FROM parked n
                                  WHERE n.consumer = g.consumer AND n.topic = g.topic AND n.aggregate_id = g.aggregate_id
                                    AND n.sequence > g.sequence)
               AND p.reason <> 'poison' AND p.released_at IS NULL""";

    static final String COUNT = "SELECT reason, count(*) FROM parked WHERE consumer = ? AND topic = ? GROUP BY reason";

    static final String PARK_AGAIN = """
            UPDATE parked SET released_at = NULL,
                   reason = CASE WHEN sequence = ? THEN ? ELSE ? END,
                   error = CASE WHEN sequence = ? THEN ? ELSE error END
             WHERE consumer = ? AND topic = ? AND aggregate_id = ?""";

    private final DataSource database;
    private final ObjectMapper json;
    private final String consumer;
    private final String topic;

    ParkingLot(DataSource database, ObjectMapper json, String consumer, String topic) {
        this.database = database;
        this.json = json;
        this.consumer = consumer;
        this.topic = topic;
    }

    /** An event that may be replayed, the first parked one of its aggregate. */
    record Head(Incoming event, String reason, boolean released) {}

    /** How many events are parked, by reason. */
    Map<String, Long> count() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setString(1, consumer);
            count.setString(2, topic);
            try (ResultSet row = count.executeQuery()) {
                Map<String, Long> counts = new HashMap<>();
                while (row.next()) {
                    counts.put(row.getString(1), row.getLong(2));
                }
                return counts;
            }
        }
    }

    /** Parks the events, each once. */
    void park(List<Parking> parkings, @Nullable String error) throws SQLException {
        if (parkings.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement park = connection.prepareStatement(PARK)) {
            for (Parking parking : parkings) {
                Incoming event = parking.event();
                park.setString(1, consumer);
                park.setString(2, topic);
                park.setObject(3, event.aggregateId());
                park.setLong(4, event.sequence());
                park.setString(5, parking.reason());
                park.setString(6, error);
                park.setString(7, event.tenant());
                park.setObject(8, event.eventId());
                park.setString(9, event.type());
                park.setString(10, text(event.headers()));
                park.setBytes(11, event.payload());
                park.setBoolean(12, parking.released());
                park.addBatch();
            }
            park.executeBatch();
        }
    }

    /** Sets records aside; says which of them were not there yet. */
    List<Unreadable> drop(List<Unreadable> records) throws SQLException {
        List<Unreadable> fresh = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement drop = connection.prepareStatement(DROP)) {
            for (Unreadable record : records) {
                drop.setString(1, consumer);
                drop.setString(2, topic);
                drop.setInt(3, record.partition());
                drop.setLong(4, record.offset());
                drop.setString(5, record.reason());
                drop.setString(6, text(record.headers()));
                drop.setBytes(7, record.payload());
                if (drop.executeUpdate() == 1) {
                    fresh.add(record);
                }
            }
        }
        return fresh;
    }

    /** Releases the events whose gap the marks have reached. */
    void closeGaps(Collection<UUID> aggregates) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement close = connection.prepareStatement(CLOSE_GAPS)) {
            close.setString(1, consumer);
            close.setString(2, topic);
            close.setArray(3, connection.createArrayOf("uuid", aggregates.toArray()));
            close.executeUpdate();
        }
    }

    /** The aggregates with released events, each with its tenant. */
    Map<UUID, String> released() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement released = connection.prepareStatement(RELEASED)) {
            released.setString(1, consumer);
            released.setString(2, topic);
            try (ResultSet row = released.executeQuery()) {
                Map<UUID, String> found = new LinkedHashMap<>();
                while (row.next()) {
                    found.put(row.getObject(1, UUID.class), row.getString(2));
                }
                return found;
            }
        }
    }

    /** The first parked event of the aggregate. */
    Optional<Head> head(UUID aggregateId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement head = connection.prepareStatement(HEAD)) {
            head.setString(1, consumer);
            head.setString(2, topic);
            head.setObject(3, aggregateId);
            try (ResultSet row = head.executeQuery()) {
                return row.next() ? Optional.of(head(aggregateId, row)) : Optional.empty();
            }
        }
    }

    /** Takes the event away and releases the one behind it. */
    void leave(Incoming event) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement leave = connection.prepareStatement(LEAVE)) {
            leave.setString(1, consumer);
            leave.setString(2, topic);
            leave.setObject(3, event.aggregateId());
            leave.setLong(4, event.sequence());
            leave.executeUpdate();
        }
    }

    /** Holds the aggregate again: the event for the first reason, those behind it for the other. */
    void parkAgain(Incoming event, String first, String others, @Nullable String error) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement again = connection.prepareStatement(PARK_AGAIN)) {
            again.setLong(1, event.sequence());
            again.setString(2, first);
            again.setString(3, others);
            again.setLong(4, event.sequence());
            again.setString(5, error);
            again.setString(6, consumer);
            again.setString(7, topic);
            again.setObject(8, event.aggregateId());
            again.executeUpdate();
        }
    }

    private Head head(UUID aggregateId, ResultSet row) throws SQLException {
        Map<String, String> headers = headers(row.getString(6));
        Incoming event = new Incoming(
                -1,
                -1,
                aggregateId,
                row.getLong(1),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                Envelope.time(headers, 0),
                headers,
                row.getBytes(7));
        return new Head(event, row.getString(2), row.getBoolean(8));
    }

    private String text(Map<String, String> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers are a map of texts", e);
        }
    }

    private Map<String, String> headers(String text) {
        try {
            return json.readValue(text, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parked.headers is not a JSON object of texts", e);
        }
    }
}
