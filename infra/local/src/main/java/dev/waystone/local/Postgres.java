package dev.waystone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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

    /** Commits survive a kill; the rest is cut to one developer's machine. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "300"),
            Map.entry("shared_buffers", "128MB"),
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

    Postgres(Path home, Path state, Ports ports, Secrets secrets) {
        this.home = home;
        this.state = state;
        this.ports = ports;
        this.secrets = secrets;
    }

    /** Makes both data folders if they are new. */
    void initialise() {
        if (Files.exists(data("replica").resolve("standby.signal"))) {
            return;
        }
        delete(data("postgres"));
        delete(data("replica"));
        run(List.of(
                program("initdb"), "-D", data("postgres").toString(), "-U", "postgres", "-E", "UTF8", "--locale=C",
                "--auth=scram-sha-256", "--pwfile=" + secrets.file("postgres"), "--no-instructions"));
        try {
            Files.writeString(
                    data("postgres").resolve("pg_hba.conf"),
                    "host all all 127.0.0.1/32 scram-sha-256\nhost replication all 127.0.0.1/32 scram-sha-256\n");
            copy(data("postgres"), data("replica"));
            Files.createFile(data("replica").resolve("standby.signal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Launch primary() {
        return server("postgres", List.of());
    }

    Launch replica() {
        String primary = "host=127.0.0.1 port=%d user=postgres password=%s".formatted(ports.of("postgres"), secrets.of("postgres"));
        try {
            PrivateFiles.write(
                    data("replica").resolve("postgresql.auto.conf"),
                    "primary_conninfo = '" + primary + "'\nprimary_slot_name = 'replica'\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server("replica", List.of());
    }

    /** A connection with all rights; row level security does not bind it. */
    Connection connect(String part, String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", secrets.of("postgres"));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        return DriverManager.getConnection(url(part, database), properties);
    }

    String url(String part, String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.of(part) + "/" + database;
    }

    private Launch server(String part, List<String> more) {
        var command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(program("postgres"), "-D", data(part).toString(), "-p", Integer.toString(ports.of(part))));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        command.addAll(more);
        return new Launch(command, Map.of(), state, "INT");
    }

    private void run(List<String> arguments) {
        var command = new ArrayList<>(asOrdinaryUser());
        command.addAll(arguments);
        Path log = state.resolve("logs/initdb.log");
        try {
            Files.createDirectories(log.getParent());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new LocalProblem("the database's folder cannot be made", "see " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalProblem("interrupted while the database's folder was made", "start again");
        }
    }

    /** The database refuses to run as root: a user namespace without a mapping makes it nobody, who still owns its files. */
    private static List<String> asOrdinaryUser() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U", "--") : List.of();
    }

    private String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private Path data(String part) {
        return state.resolve(part);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path twin = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(twin);
                    Files.setPosixFilePermissions(twin, PosixFilePermissions.fromString("rwx------"));
                } else {
                    Files.copy(file, twin);
                }
            }
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
