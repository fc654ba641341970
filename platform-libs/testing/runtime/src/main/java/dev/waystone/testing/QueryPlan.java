package dev.waystone.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How PostgreSQL would carry out a query of the service that this {@code @QuarkusTest} runs: with the service's own role,
 * for some tenant, so with row level security in force. Sequential and bitmap scans are dear here, so that a small
 * table's plan is that of a large one: a query without an index shows {@code Seq Scan} all the same.
 *
 * <pre>{@code
 * assertThat(QueryPlan.of("SELECT * FROM purchase_order WHERE id = ?", id)).contains("purchase_order_pkey");
 * }</pre>
 */
public final class QueryPlan {

    private static final String AS_IF_LARGE = "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off;"
            + " SELECT set_config('waystone.tenant', 'explained', true)";

    private QueryPlan() {}

    /**
     * The plan as PostgreSQL prints it, a line a step.
     *
     * @param query with a question mark for each argument; it is not carried out
     * @throws IllegalStateException if the database does not understand it or cannot be reached
     */
    public static String of(String query, Object... arguments) {
        try (Connection connection = connect();
                Statement settings = connection.createStatement();
                PreparedStatement explain = connection.prepareStatement("EXPLAIN " + query)) {
            connection.setAutoCommit(false);
            settings.execute(AS_IF_LARGE);
            for (int i = 0; i < arguments.length; i++) {
                explain.setObject(i + 1, arguments[i]);
            }
            return lines(explain);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot explain " + query + ": " + e.getMessage(), e);
        }
    }

    private static String lines(PreparedStatement explain) throws SQLException {
        StringJoiner plan = new StringJoiner("\n");
        try (ResultSet rows = explain.executeQuery()) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        return plan.toString();
    }

    private static Connection connect() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }
}
