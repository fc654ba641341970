package dev.waystone.local;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a service's database and its two roles: one owns the tables, one works with them and owns nothing. */
final class Databases {

    /** A new database is a copy of files: long on a busy disk. */
    private static final int PATIENCE_SECONDS = 45;

    private final Postgres postgres;
    private final Secrets secrets;

    Databases(Postgres postgres, Secrets secrets) {
        this.postgres = postgres;
        this.secrets = secrets;
    }

    static String name(String service) {
        return service.replace('-', '_');
    }

    /**
     * Sees to the replica's place in the primary's log, kept while the replica is away, up to 2 GB.
     *
     * @return whether the replica can follow from there; if not, its place is free for a new copy
     */
    boolean replicationSlot() throws SQLException {
        try (Connection connection = postgres.connect("postgres", "postgres", PATIENCE_SECONDS);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_create_physical_replication_slot('replica', true)"
                    + " WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = 'replica')");
            boolean lost = exists(
                    statement, "SELECT FROM pg_replication_slots WHERE slot_name = 'replica' AND wal_status = 'lost'");
            if (lost) {
                statement.execute("SELECT pg_drop_replication_slot('replica')");
            }
            return !lost;
        }
    }

    /** Makes what is missing; a second call changes nothing. */
    void ensure(String service) throws SQLException {
        String database = name(service);
        try (Connection connection = postgres.connect("postgres", "postgres", PATIENCE_SECONDS);
                Statement statement = connection.createStatement()) {
            role(statement, database + "_owner");
            role(statement, database + "_app");
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + database + "'")) {
                statement.execute("CREATE DATABASE " + database + " OWNER " + database + "_owner");
            }
        }
        grant(database);
    }

    /** Throws the service's database away and makes it anew. */
    void renew(String service) throws SQLException {
        try (Connection connection = postgres.connect("postgres", "postgres", PATIENCE_SECONDS);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name(service) + " WITH (FORCE)");
        }
        ensure(service);
    }

    private void role(Statement statement, String role) throws SQLException {
        String password = secrets.of(role);
        String verb = exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + role + "'") ? "ALTER" : "CREATE";
        statement.execute(verb + " ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '"
                + password + "'");
    }

    private void grant(String database) throws SQLException {
        String owner = database + "_owner";
        String app = database + "_app";
        try (Connection connection = postgres.connect("postgres", database, PATIENCE_SECONDS);
                Statement statement = connection.createStatement()) {
            statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + app);
            statement.execute("ALTER SCHEMA public OWNER TO " + owner);
            statement.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            statement.execute("GRANT USAGE ON SCHEMA public TO " + app);
            statement.execute( // so that a test can hold the replica back
                    "GRANT EXECUTE ON FUNCTION pg_wal_replay_pause(), pg_wal_replay_resume() TO " + owner);
            String defaults = "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " IN SCHEMA public GRANT ";
            statement.execute(defaults + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + app);
            statement.execute(defaults + "USAGE, SELECT ON SEQUENCES TO " + app);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }
}
