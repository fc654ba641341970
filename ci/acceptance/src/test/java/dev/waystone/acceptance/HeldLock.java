package dev.waystone.acceptance;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction that keeps others waiting until it is closed. For one thread. */
final class HeldLock implements AutoCloseable {

    private static final String BLOCKED = """
            SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)))""";

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
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(BLOCKED)) {
            row.next();
            return row.getBoolean(1);
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
