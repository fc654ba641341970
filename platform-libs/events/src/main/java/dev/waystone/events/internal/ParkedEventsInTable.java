package dev.waystone.events.internal;

import dev.waystone.events.ParkedEvents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The table {@code parked} as operators see it. */
final class ParkedEventsInTable implements ParkedEvents {

    static final String RELEASE =
            "UPDATE parked SET released_at = now() WHERE consumer = ? AND topic = ? AND aggregate_id = ? AND released_at IS NULL";

    static final String LIST = """
            SELECT consumer, topic, aggregate_id, sequence, tenant, type, reason, coalesce(error, '')
              FROM parked ORDER BY parked_at, aggregate_id, sequence LIMIT ?""";

    private final DataSource database;

    ParkedEventsInTable(DataSource database) {
        this.database = database;
    }

    @Override
    public int release(String consumer, String topic, UUID aggregateId) {
        try (Connection connection = database.getConnection();
                PreparedStatement release = connection.prepareStatement(RELEASE)) {
            release.setString(1, consumer);
            release.setString(2, topic);
            release.setObject(3, aggregateId);
            return release.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("the parked events cannot be released", e);
        }
    }

    @Override
    public List<Parked> list(int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement list = connection.prepareStatement(LIST)) {
            list.setInt(1, limit);
            try (ResultSet row = list.executeQuery()) {
                List<Parked> parked = new ArrayList<>();
                while (row.next()) {
                    parked.add(new Parked(
                            row.getString(1),
                            row.getString(2),
                            row.getObject(3, UUID.class),
                            row.getLong(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8)));
                }
                return parked;
            }
        } catch (SQLException e) {
            throw new DatabaseException("the parked events cannot be read", e);
        }
    }
}
