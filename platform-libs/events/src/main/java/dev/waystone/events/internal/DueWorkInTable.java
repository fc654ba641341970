package dev.waystone.events.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.core.RequestContext;
import dev.waystone.data.CurrentRequest;
import dev.waystone.events.DueTask;
import dev.waystone.events.DueWork;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Writes db-scheduler's rows itself: one statement, in the caller's transaction, which a second row of one id does not break. */
final class DueWorkInTable implements DueWork {

    private static final String SCHEDULE = """
            INSERT INTO due_work (task_name, task_instance, task_data, execution_time, picked, version)
            VALUES (?, ?, ?, ?, false, 1) ON CONFLICT (task_name, task_instance) DO NOTHING""";

    private static final String CANCEL =
            "DELETE FROM due_work WHERE task_name = ? AND task_instance = ? AND NOT picked";

    private static final String RELEASE = """
            UPDATE due_work SET execution_time = now(), version = version + 1
            WHERE task_name = ? AND task_instance = ? AND execution_time = ? AND NOT picked""";

    /** Parked work is due then: a time that does not come, and that the scheduler's index knows. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final DataSource database;
    private final CurrentRequest request;
    private final TransactionSynchronizationRegistry transactions;
    private final ObjectMapper json;
    private final Runnable wake;

    DueWorkInTable(
            DataSource database,
            CurrentRequest request,
            TransactionSynchronizationRegistry transactions,
            ObjectMapper json,
            Runnable wake) {
        this.database = database;
        this.request = request;
        this.transactions = transactions;
        this.json = json;
        this.wake = wake;
    }

    @Override
    public <T> boolean schedule(DueTask<T> task, String id, T data, Instant at) {
        RequestContext context = request.get();
        boolean scheduled;
        try (Connection connection = database.getConnection();
                PreparedStatement schedule = connection.prepareStatement(SCHEDULE)) {
            schedule.setString(1, task.name());
            schedule.setString(2, instance(context, id));
            schedule.setBytes(3, envelope(context, task, data));
            schedule.setObject(4, OffsetDateTime.ofInstant(at, ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            scheduled = schedule.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException("due work cannot be scheduled", e);
        }
        if (scheduled && !at.isAfter(Instant.now())) {
            wakeAfterCommit();
        }
        return scheduled;
    }

    @Override
    public boolean cancel(DueTask<?> task, String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement cancel = connection.prepareStatement(CANCEL)) {
            cancel.setString(1, task.name());
            cancel.setString(2, instance(request.get(), id));
            return cancel.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException("due work cannot be cancelled", e);
        }
    }

    @Override
    public boolean release(DueTask<?> task, String id) {
        boolean released;
        try (Connection connection = database.getConnection();
                PreparedStatement release = connection.prepareStatement(RELEASE)) {
            release.setString(1, task.name());
            release.setString(2, instance(request.get(), id));
            release.setObject(3, OffsetDateTime.ofInstant(NEVER, ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            released = release.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException("due work cannot be released", e);
        }
        if (released) {
            wakeAfterCommit();
        }
        return released;
    }

    /** The id within its tenant. */
    static String instance(RequestContext context, String id) {
        return context.tenant() + "/" + id;
    }

    private byte[] envelope(RequestContext context, DueTask<?> task, Object data) {
        try {
            return json.writeValueAsBytes(
                    new DueEnvelope(context.tenant(), context.actor(), context.traceparent(), json.valueToTree(data)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the data of " + task.name() + " cannot be written as JSON", e);
        }
    }

    private void wakeAfterCommit() {
        if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            wake.run();
        } else if (transactions.getResource(this) == null) {
            transactions.putResource(this, this);
            transactions.registerInterposedSynchronization(new AfterCommit(wake));
        }
    }

    /** Runs once the transaction is committed. */
    private record AfterCommit(Runnable wake) implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                wake.run();
            }
        }
    }
}
