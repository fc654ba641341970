package dev.waystone.events.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Gathers the rows of a transaction and writes them in one statement just before its commit. Thread-safe. */
final class OutboxWriter {

    private static final String INSERT = """
            INSERT INTO outbox (bucket, topic, key, aggregate_id, sequence, event_id, type, tenant, headers, payload)
            SELECT bucket, topic, key, aggregate_id, sequence, event_id, type, tenant, headers::jsonb, payload
              FROM unnest(?::smallint[], ?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                          ?::bytea[])
                   WITH ORDINALITY
                   AS r (bucket, topic, key, aggregate_id, sequence, event_id, type, tenant, headers, payload, position)
             ORDER BY position""";

    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final ObjectMapper json;
    private final Consumer<Set<Short>> afterCommit;

    OutboxWriter(
            DataSource database,
            TransactionSynchronizationRegistry transactions,
            ObjectMapper json,
            Consumer<Set<Short>> afterCommit) {
        this.database = database;
        this.transactions = transactions;
        this.json = json;
        this.afterCommit = afterCommit;
    }

    /** Adds a row to the caller's transaction; {@link IllegalStateException} without one. */
    void add(OutboxInsert row) {
        if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("events are published in a transaction; mark the method @Transactional");
        }
        Pending pending = (Pending) transactions.getResource(this);
        if (pending == null) {
            pending = new Pending();
            transactions.putResource(this, pending);
            transactions.registerInterposedSynchronization(pending);
        }
        pending.add(row);
    }

    private void write(List<OutboxInsert> rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("int2", column(rows, OutboxInsert::bucket)));
            insert.setArray(2, connection.createArrayOf("text", column(rows, OutboxInsert::topic)));
            insert.setArray(3, connection.createArrayOf("text", column(rows, OutboxInsert::key)));
            insert.setArray(4, connection.createArrayOf("uuid", column(rows, OutboxInsert::aggregateId)));
            insert.setArray(5, connection.createArrayOf("int8", column(rows, OutboxInsert::sequence)));
            insert.setArray(6, connection.createArrayOf("uuid", column(rows, OutboxInsert::eventId)));
            insert.setArray(7, connection.createArrayOf("text", column(rows, OutboxInsert::type)));
            insert.setArray(8, connection.createArrayOf("text", column(rows, OutboxInsert::tenant)));
            insert.setArray(9, connection.createArrayOf("text", column(rows, row -> text(row.headers()))));
            insert.setArray(
                    10,
                    connection.createArrayOf(
                            "bytea", rows.stream().map(OutboxInsert::payload).toArray(byte[][]::new)));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("the outbox cannot be written", e);
        }
    }

    private static Object[] column(List<OutboxInsert> rows, Function<OutboxInsert, Object> value) {
        return rows.stream().map(value).toArray();
    }

    private String text(Object headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers are a map of texts", e);
        }
    }

    /** The rows of one transaction. */
    private final class Pending implements Synchronization {

        private final List<OutboxInsert> rows = new ArrayList<>();
        private boolean written;

        private void add(OutboxInsert row) {
            rows.add(row);
            if (written) { // published by someone who acts before completion, too
                write(List.of(row));
            }
        }

        @Override
        public void beforeCompletion() {
            written = true;
            write(rows);
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                afterCommit.accept(rows.stream().map(OutboxInsert::bucket).collect(Collectors.toSet()));
            }
        }
    }
}
