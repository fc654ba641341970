package dev.waystone.events.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** Relays in one process, as many as wanted, over an outbox of their own: a schema that lives as long as a test. */
final class RelayLab implements AutoCloseable {

    private final String schema = "relay_" + UUID.randomUUID().toString().replace("-", "");
    private final AgroalDataSource database;
    private final List<Instance> instances = new ArrayList<>();

    /** One relay on its thread. */
    record Instance(Relay relay, Leases leases, Thread thread) {}

    RelayLab() {
        try {
            database = AgroalDataSource.from(new AgroalPropertiesReader()
                    .readProperties(Map.of(
                            "maxSize",
                            "20",
                            "acquisitionTimeout_s",
                            "5",
                            "jdbcUrl",
                            value("quarkus.datasource.jdbc.url")
                                    + (value("quarkus.datasource.jdbc.url").contains("?") ? "&" : "?")
                                    + "currentSchema=" + schema,
                            "principal",
                            value("quarkus.flyway.username"),
                            "credential",
                            value("quarkus.flyway.password"))));
            execute("CREATE SCHEMA " + schema);
            execute(tables());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    DataSource database() {
        return database;
    }

    /** Starts one more instance. */
    Instance start(Map<String, Object> kafka, Duration lease) {
        return start(database, kafka, lease);
    }

    Instance start(DataSource source, Map<String, Object> kafka, Duration lease) {
        String owner = "owner-" + instances.size();
        Leases leases = new Leases(source, owner, lease);
        EventsMetrics metrics = new EventsMetrics(new SimpleMeterRegistry());
        Relay relay = new Relay(
                leases,
                new OutboxRows(source, new ObjectMapper()),
                new Sender(new HashMap<>(kafka), Duration.ofMillis(300), new EventSpans(OpenTelemetry.noop()), metrics),
                new RelayConfig(lease),
                metrics);
        Instance instance =
                new Instance(relay, leases, Thread.ofPlatform().name(owner).start(relay));
        instances.add(instance);
        return instance;
    }

    Leases leases(String owner, Duration lease) {
        return new Leases(database, owner, lease);
    }

    OutboxRows rows() {
        return new OutboxRows(database, new ObjectMapper());
    }

    void insert(Connection connection, String topic, UUID aggregateId, long sequence) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO outbox (bucket, topic, key, aggregate_id, sequence, event_id, type, tenant, headers, payload)
                VALUES (?, ?, ?, ?, ?, ?, 'x.Y.v1', 'ada-inc', jsonb_build_object('ce_sequence', ?), '{}')""")) {
            insert.setShort(1, Buckets.of(aggregateId));
            insert.setString(2, topic);
            insert.setString(3, aggregateId.toString());
            insert.setObject(4, aggregateId);
            insert.setLong(5, sequence);
            insert.setObject(6, UUID.randomUUID());
            insert.setString(7, Long.toString(sequence));
            insert.executeUpdate();
        }
    }

    void insert(String topic, UUID aggregateId, long sequence) {
        try (Connection connection = database.getConnection()) {
            insert(connection, topic, aggregateId, sequence);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        instances.forEach(instance -> instance.relay().stop());
        for (Instance instance : instances) {
            instance.thread().join(10_000);
        }
        execute("DROP SCHEMA " + schema + " CASCADE");
        database.close();
    }

    private static String value(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    private static String tables() {
        try (InputStream sql = RelayLab.class.getResourceAsStream("/db/platform/V0020__events.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Quick, so that tests are. */
    private record RelayConfig(Duration lease) implements EventsConfig.Relay {

        @Override
        public int batch() {
            return 500;
        }

        @Override
        public Duration pollMin() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration pollMax() {
            return Duration.ofMillis(200);
        }

        @Override
        public Duration maxBlock() {
            return Duration.ofMillis(300);
        }
    }
}
