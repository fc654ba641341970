package dev.waystone.events.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The outbox as the relay sees it: what is committed and not yet deleted, always from the lowest row. There is no watermark,
 * since ids are not committed in their order.
 */
final class OutboxRows {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    static final String READ = """
            SELECT id, bucket, topic, key, headers::text, payload, created_at
              FROM (SELECT o.*, sum(octet_length(o.payload)) OVER (ORDER BY o.id ROWS UNBOUNDED PRECEDING) AS bytes
                      FROM unnest(?::smallint[]) AS held (bucket)
                     CROSS JOIN LATERAL (SELECT * FROM outbox
                                          WHERE outbox.bucket = held.bucket AND outbox.topic <> ALL (?::text[])
                                          ORDER BY outbox.id LIMIT ?) AS o) AS batch
             WHERE coalesce(bytes, 0) < 16000000
             ORDER BY id""";

    static final String DELETE = """
            WITH held AS (SELECT l.bucket
                            FROM outbox_lease l
                            JOIN unnest(?::smallint[], ?::bigint[]) AS h (bucket, epoch) USING (bucket, epoch)
                           WHERE l.owner = ?)
            DELETE FROM outbox o USING held WHERE o.bucket = held.bucket AND o.id = ANY (?::bigint[])""";

    private final DataSource database;
    private final ObjectMapper json;

    OutboxRows(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** About {@code batch} rows of the buckets, in order of id, without those of the topics left out. */
    List<OutboxRow> read(Collection<Short> buckets, Collection<String> without, int batch) throws SQLException {
        int each = Math.max(batch / Math.max(1, buckets.size()), 32);
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement(READ)) {
            read.setArray(1, connection.createArrayOf("int2", buckets.toArray()));
            read.setArray(2, connection.createArrayOf("text", without.toArray()));
            read.setInt(3, each);
            try (ResultSet row = read.executeQuery()) {
                List<OutboxRow> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(row(row));
                }
                return rows;
            }
        }
    }

    /** Deletes rows that are on their topics, as far as the leases are still held at their epochs; says how many went. */
    int delete(String owner, Map<Short, Long> epochs, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, connection.createArrayOf("int2", epochs.keySet().toArray()));
            delete.setArray(2, connection.createArrayOf("int8", epochs.values().toArray()));
            delete.setString(3, owner);
            delete.setArray(4, connection.createArrayOf("int8", ids.toArray()));
            return delete.executeUpdate();
        }
    }

    private OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong(1),
                row.getShort(2),
                row.getString(3),
                row.getString(4),
                headers(row.getString(5)),
                row.getBytes(6),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }

    private Map<String, String> headers(String text) {
        try {
            return json.readValue(text, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("outbox.headers is not a JSON object of texts");
        }
    }
}
