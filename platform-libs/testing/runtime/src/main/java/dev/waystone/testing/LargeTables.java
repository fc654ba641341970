package dev.waystone.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The tables of the service that this {@code @QuarkusTest} runs, with {@value #ROWS} rows each, and what PostgreSQL would do
 * there with the statements of the service: one that reads a whole table fails, named with the index that is missing.
 * Row level security is in force. For one thread.
 *
 * <pre>{@code
 * LargeTables tables = LargeTables.of("some-tenant");
 * tables.fill("INSERT INTO parcel (id) SELECT gen_random_uuid() FROM generate_series(1, 100000)");
 * var statements = StatementLog.of(jdbi);
 * var called = CalledEndpoints.fromNowOn(); // every endpoint, as that tenant
 * called.checkAll();
 * tables.check(statements.texts());
 * }</pre>
 */
public final class LargeTables {

    /** How many rows make a table large. */
    public static final int ROWS = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Without INSERT, which finds a rival row by a unique index or not at all. */
    private static final Set<String> EXPLAINED = Set.of("SELECT", "UPDATE", "DELETE", "WITH");

    private final String tenant;

    private LargeTables(String tenant) {
        this.tenant = tenant;
    }

    /** The tables as this tenant sees them, who will own the rows. */
    public static LargeTables of(String tenant) {
        return new LargeTables(tenant);
    }

    /**
     * Inserts rows as the owner of the database, and lets PostgreSQL look at them.
     *
     * @throws IllegalStateException if the database refuses
     */
    public void fill(String... inserts) {
        inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String insert : inserts) {
                    statement.execute(insert);
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
            connection.setAutoCommit(false);
            return true;
        });
    }

    /**
     * Fails if a statement reads all of a large table, or if a large table is in none of them: then something was not
     * called.
     *
     * @param statements with a question mark for each argument
     */
    public void check(Collection<String> statements) {
        Violations violations = new Violations("Statements that read whole tables");
        violations.addAll(without("SELECT 1", statements));
        violations.failIfAny();
        for (String table : large()) {
            if (statements.stream().noneMatch(statement -> statement.contains(table))) {
                throw new AssertionError("nothing that was called asked for " + table + "; call every endpoint");
            }
        }
    }

    /**
     * What {@link #check} would say after {@code change}, which is taken back: proves that a missing index is noticed.
     *
     * @param change such as {@code DROP INDEX parcel_by_state}
     * @return a line for each statement and table that it reads whole
     */
    public List<String> without(String change, Collection<String> statements) {
        Set<String> large = large();
        return inTransaction(connection -> {
            List<String> found = new ArrayList<>();
            try (Statement statement = connection.createStatement()) {
                statement.execute(change);
                for (String text : new TreeSet<>(statements)) {
                    if (EXPLAINED.contains(text.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT))) {
                        scans(plan(statement, text), large, text, found);
                    }
                }
            }
            return found;
        });
    }

    private static void scans(JsonNode node, Set<String> large, String text, List<String> found) {
        String table = node.path("Relation Name").asText();
        if (node.path("Node Type").asText().equals("Seq Scan") && large.contains(table)) {
            found.add("\"%s\" reads all of %s: no index serves %s"
                    .formatted(
                            text.strip().replaceAll("\\s+", " "),
                            table,
                            node.path("Filter").asText("it, which has no condition")));
        }
        node.path("Plans").forEach(child -> scans(child, large, text, found));
    }

    private static JsonNode plan(Statement statement, String text) throws SQLException {
        try (ResultSet rows = statement.executeQuery("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + numbered(text))) {
            rows.next();
            return JSON.readTree(rows.getString(1)).path(0).path("Plan");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL's plan is no JSON: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new SQLException("cannot explain " + text + ": " + e.getMessage(), e.getSQLState(), e);
        }
    }

    /** Question marks outside of quotes become $1, $2 and so on. */
    static String numbered(String text) {
        StringBuilder numbered = new StringBuilder();
        boolean quoted = false;
        int number = 0;
        for (char sign : text.toCharArray()) {
            quoted ^= sign == '\'';
            if (sign == '?' && !quoted) {
                numbered.append('$').append(++number);
            } else {
                numbered.append(sign);
            }
        }
        return numbered.toString();
    }

    private Set<String> large() {
        return inTransaction(connection -> {
            Set<String> tables = new TreeSet<>();
            try (PreparedStatement question = connection.prepareStatement(
                    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
                            + " AND reltuples >= ?")) {
                question.setInt(1, ROWS);
                ResultSet rows = question.executeQuery();
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            return tables;
        });
    }

    private <T> T inTransaction(Work<T> work) {
        Config config = ConfigProvider.getConfig();
        try (Connection connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class) + "?preferQueryMode=simple",
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                PreparedStatement enter =
                        connection.prepareStatement("SELECT set_config('waystone.tenant', ?, true)")) {
            connection.setAutoCommit(false);
            enter.setString(1, tenant);
            enter.execute();
            T result = work.with(connection);
            connection.rollback();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
