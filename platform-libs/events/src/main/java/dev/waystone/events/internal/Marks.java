package dev.waystone.events.internal;

import dev.waystone.events.TransientException;
import dev.waystone.events.internal.Plan.Advance;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The high-water marks of one consumer on one topic. A batch locks its partitions before it reads the marks, and moves each mark
 * only from where it read it: of two processes that both believe that they own a partition, one at most has its way.
 *
 * <p>Every method works in the caller's transaction.
 */
final class Marks {

    /** One round trip: each statement sees what was committed when it began, the later ones after the locks were had. */
    private static final String LOCK_AND_LOAD = """
            SELECT set_config('lock_timeout', ?, true);
            SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0));
            SELECT pg_advisory_xact_lock(hashtextextended(partition, 0)) FROM unnest(?::text[]) AS partition;
            SELECT aggregate_id, sequence FROM inbox WHERE consumer = ? AND topic = ? AND aggregate_id = ANY (?::uuid[]);
            SELECT aggregate_id, bool_or(reason <> 'gap'), bool_or(released_at IS NOT NULL)
              FROM parked WHERE consumer = ? AND topic = ? AND aggregate_id = ANY (?::uuid[]) GROUP BY aggregate_id""";

    private static final String LOCK_ALL = """
            SELECT set_config('lock_timeout', ?, true), pg_advisory_xact_lock(hashtextextended(?, 0))""";

    static final String MARK = "SELECT sequence FROM inbox WHERE consumer = ? AND topic = ? AND aggregate_id = ?";

    private static final String ADVANCE = """
            INSERT INTO inbox AS i (consumer, topic, aggregate_id, base, sequence, applied, skipped)
            SELECT ?, ?, aggregate_id, first, first - 1 + applied + skipped, applied, skipped
              FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[]) AS a (aggregate_id, first, applied, skipped)
             ORDER BY aggregate_id
            ON CONFLICT (consumer, topic, aggregate_id) DO UPDATE
               SET sequence = EXCLUDED.sequence, applied = i.applied + EXCLUDED.applied,
                   skipped = i.skipped + EXCLUDED.skipped, updated_at = now()
             WHERE i.sequence = EXCLUDED.base - 1""";

    private final DataSource database;
    private final String consumer;
    private final String topic;
    private final String lockTimeout;

    Marks(DataSource database, String consumer, String topic, Duration lockTimeout) {
        this.database = database;
        this.consumer = consumer;
        this.topic = topic;
        this.lockTimeout = lockTimeout.toMillis() + "ms";
    }

    /** Locks the partitions until the end of the transaction and reads what is known of the aggregates. */
    Plan.State lockAndLoad(Collection<Integer> partitions, Collection<UUID> aggregates) throws SQLException {
        Object[] locks = partitions.stream()
                .sorted()
                .map(number -> lock() + "/" + number)
                .toArray();
        try (Connection connection = database.getConnection();
                PreparedStatement load = connection.prepareStatement(LOCK_AND_LOAD)) {
            Object[] ids = aggregates.toArray();
            load.setString(1, lockTimeout);
            load.setString(2, lock());
            load.setArray(3, connection.createArrayOf("text", locks));
            for (int first = 4; first <= 7; first += 3) {
                load.setString(first, consumer);
                load.setString(first + 1, topic);
                load.setArray(first + 2, connection.createArrayOf("uuid", ids));
            }
            load.execute();
            for (int skipped = 0; skipped < 3; skipped++) {
                load.getMoreResults();
            }
            return state(load);
        }
    }

    /** Keeps every batch of this consumer and topic away until the end of the transaction. */
    void lockAll() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK_ALL)) {
            lock.setString(1, lockTimeout);
            lock.setString(2, lock());
            lock.execute();
        }
    }

    /** The mark of one aggregate, or the sequence before {@code first} if there is none. */
    long before(UUID aggregateId, long first) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement mark = connection.prepareStatement(MARK)) {
            mark.setString(1, consumer);
            mark.setString(2, topic);
            mark.setObject(3, aggregateId);
            try (ResultSet row = mark.executeQuery()) {
                return row.next() ? row.getLong(1) : first - 1;
            }
        }
    }

    /**
     * Moves the marks, or sets the base of an aggregate that was not seen before.
     *
     * @throws TransientException when another process moved one of them since it was read
     */
    void advance(Map<UUID, Advance> advances) throws SQLException {
        if (advances.isEmpty()) {
            return;
        }
        List<Map.Entry<UUID, Advance>> all = List.copyOf(advances.entrySet());
        try (Connection connection = database.getConnection();
                PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            advance.setString(1, consumer);
            advance.setString(2, topic);
            advance.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", all.stream().map(Map.Entry::getKey).toArray()));
            advance.setArray(4, numbers(connection, all.stream().map(entry -> entry.getValue().first)));
            advance.setArray(5, numbers(connection, all.stream().map(entry -> (long) entry.getValue().applied)));
            advance.setArray(6, numbers(connection, all.stream().map(entry -> (long) entry.getValue().skipped)));
            if (advance.executeUpdate() != all.size()) {
                throw new TransientException(
                        "a mark was moved by another process: this one no longer owns the partition");
            }
        }
    }

    private String lock() {
        return consumer + "/" + topic;
    }

    private static Plan.State state(PreparedStatement load) throws SQLException {
        Map<UUID, Long> marks = new HashMap<>();
        Map<UUID, Plan.Held> held = new HashMap<>();
        try (ResultSet row = load.getResultSet()) {
            while (row.next()) {
                marks.put(row.getObject(1, UUID.class), row.getLong(2));
            }
        }
        load.getMoreResults();
        try (ResultSet row = load.getResultSet()) {
            while (row.next()) {
                held.put(row.getObject(1, UUID.class), new Plan.Held(row.getBoolean(2), row.getBoolean(3)));
            }
        }
        return new Plan.State(marks, held);
    }

    private static Array numbers(Connection connection, Stream<Long> numbers) throws SQLException {
        return connection.createArrayOf("int8", numbers.toArray());
    }
}
