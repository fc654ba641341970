package dev.waystone.acceptance;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction that keeps others waiting until it is closed. For one thread. */
final class HeldLock implements AutoCloseable {

    // pg_locks is of this moment; pg_stat_activity would stay as this transaction saw it first
    private static final String WAITING = """
            SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))""";

    private final Connection connection;

    HeldLock(Connection connection, String statement) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            lock.execute(statement);
        }
    }

    /** Whether somebody waits for it. */
    boolean blocks() {
        return waiting() > 0;
    }

    /** How many wait for it. */
    int waiting() {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(WAITING)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError("the lock is lost", e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new AssertionError("the lock was lost before", e);
        }
    }
}
