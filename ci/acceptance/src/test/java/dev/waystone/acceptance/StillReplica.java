package dev.waystone.acceptance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A replica that takes in nothing new until this is closed. For one thread. */
final class StillReplica implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Connection replica;

    StillReplica(Connection replica) throws SQLException {
        this.replica = replica;
        ask("SELECT pg_wal_replay_pause()");
        Await.yes(
                "the replica stands still",
                LIMIT,
                () -> ask("SELECT pg_get_wal_replay_pause_state()").equals("paused"));
    }

    @Override
    public void close() {
        try (replica) {
            ask("SELECT pg_wal_replay_resume()");
        } catch (SQLException e) {
            throw new AssertionError("the replica was lost", e);
        }
    }

    private String ask(String question) {
        try (var statement = replica.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new AssertionError(question, e);
        }
    }
}
