package dev.waystone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** PostgreSQL with a streaming replica: two data folders, made once as twins. */
final class Postgres {

    private static final String STANDBY = "standby.signal";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Commits survive a kill; the rest is cut to one developer's machine. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "300"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("dynamic_shared_memory_type", "mmap"), // files in the data folder, none in /dev/shm
            Map.entry("wal_level", "logical"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("max_slot_wal_keep_size", "2GB"),
            Map.entry("hot_standby_feedback", "on"),
            Map.entry("wal_receiver_status_interval", "1s"),
            Map.entry("shared_preload_libraries", "pg_stat_statements"),
            Map.entry("jit", "off"),
            Map.entry("idle_in_transaction_session_timeout", "60s"),
            Map.entry("tcp_keepalives_idle", "5"),
            Map.entry("log_min_messages", "warning"),
            Map.entry("log_checkpoints", "off"));

    private final Path home;
    private final Path state;
    private final Ports ports;
    private final Secrets secrets;
    private final OrdinaryUser user;

    Postgres(Path home, Path state, Ports ports, Secrets secrets, OrdinaryUser user) {
        this.home = home;
        this.state = state;
        this.ports = ports;
        this.secrets = secrets;
        this.user = user;
    }

    /**
     * Makes the data folders that are not there: the primary's anew and, if there is to be a replica, its as a copy. Neither server
     * runs. A folder gets its name when it is whole, so that what an end halfway leaves is never taken for data.
     */
    void initialise(boolean withReplica) {
        try {
            if (!Files.exists(data("postgres"))) {
                Folders.delete(data("replica"));
                make(draft("postgres"));
                Files.move(draft("postgres"), data("postgres"), StandardCopyOption.ATOMIC_MOVE);
            }
            user.own(data("postgres"));
            if (withReplica) {
                initialiseReplica();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void initialiseReplica() throws IOException {
        if (!Files.exists(data("replica").resolve(STANDBY))) {
            Folders.delete(data("replica"));
            copyPrimary(draft("replica"));
            Files.move(draft("replica"), data("replica"), StandardCopyOption.ATOMIC_MOVE);
        }
        user.own(data("replica"));
    }

    /** Throws the replica's data away; the next {@link #initialise} copies the primary's. */
    void forgetReplica() {
        try {
            Folders.delete(data("replica"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Launch primary() {
        return server("postgres");
    }

    Launch replica() {
        String primary = "host=127.0.0.1 port=%d user=postgres password=%s"
                .formatted(ports.of("postgres"), secrets.of("postgres"));
        Path settings = data("replica").resolve("postgresql.auto.conf");
        try {
            PrivateFiles.write(settings, "primary_conninfo = '" + primary + "'\nprimary_slot_name = 'replica'\n");
            user.own(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server("replica");
    }

    /** A connection with all rights; row level security does not bind it. */
    Connection connect(String part, String database) throws SQLException {
        return connect(part, database, 10);
    }

    /** The same; no answer takes longer than {@code seconds}, else it fails. */
    Connection connect(String part, String database, int seconds) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", secrets.of("postgres"));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", Integer.toString(seconds));
        return DriverManager.getConnection(url(part, database), properties);
    }

    String url(String part, String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.of(part) + "/" + database;
    }

    private Launch server(String part) {
        var command = new ArrayList<>(
                List.of(program("postgres"), "-D", data(part).toString(), "-p", Integer.toString(ports.of(part))));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new Launch(user.running(command), Map.of(), state, "INT");
    }

    private void make(Path folder) throws IOException {
        Path password = state.resolve("initdb.password");
        try {
            PrivateFiles.write(password, secrets.of("postgres"));
            user.own(password);
            Folders.delete(folder);
            user.own(Files.createDirectory(folder, OWNER_ONLY));
            run(List.of(
                    program("initdb"),
                    "-D",
                    folder.toString(),
                    "-U",
                    "postgres",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--auth=scram-sha-256",
                    "--pwfile=" + password,
                    "--no-instructions"));
        } finally {
            Files.deleteIfExists(password);
        }
        Files.writeString(
                folder.resolve("pg_hba.conf"),
                "host all all 127.0.0.1/32 scram-sha-256\nhost replication all 127.0.0.1/32 scram-sha-256\n");
    }

    private void copyPrimary(Path folder) throws IOException {
        Folders.delete(folder);
        Path primary = data("postgres");
        try (var files = Files.walk(primary)) {
            for (Path file : files.toList()) {
                Path name = primary.relativize(file);
                if (Files.isDirectory(file)) {
                    Files.createDirectory(folder.resolve(name), OWNER_ONLY);
                } else if (!name.startsWith("pg_replslot") && !name.startsWith("postmaster.pid")) {
                    Files.copy(file, folder.resolve(name));
                }
            }
        }
        Path slots = folder.resolve("pg_replslot");
        Folders.delete(slots); // the primary's, which keeps this very replica's place
        Files.createDirectory(slots, OWNER_ONLY);
        Files.createFile(folder.resolve(STANDBY));
    }

    private void run(List<String> command) throws IOException {
        Path log = state.resolve("logs/initdb.log");
        Files.createDirectories(log.getParent());
        Process process = new ProcessBuilder(user.running(command))
                .directory(state.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new LocalProblem(
                        "the database's folder cannot be made (" + LogFile.lastLine(log) + ")", "see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalProblem("interrupted while the database's folder was made", "start again");
        } finally {
            process.destroyForcibly();
        }
    }

    private String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private Path data(String part) {
        return state.resolve(part);
    }

    private Path draft(String part) {
        return state.resolve(part + ".new");
    }
}
