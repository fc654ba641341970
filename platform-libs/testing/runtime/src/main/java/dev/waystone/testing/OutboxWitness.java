package dev.waystone.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Remembers every committed insert into a service's outbox, also after the relay has taken the row away: a trigger
 * writes each row into a table of its own. What was published is thereby known without racing the relay.
 *
 * <pre>{@code
 * OutboxWitness outbox = OutboxWitness.ofThisService();
 * UUID id = placeOrder();
 * outbox.assertPublished(id, "org.acme.purchaseorders.PurchaseOrderPlaced.v1");
 * }</pre>
 *
 * <p>Needs the rights of the database's owner. Installing it again keeps what it knows. Thread-safe: one connection a
 * call.
 */
public final class OutboxWitness {

    private static final String INSTALL = """
        CREATE TABLE IF NOT EXISTS outbox_witness (
            id bigint PRIMARY KEY, topic text, aggregate_id uuid, sequence bigint, event_id uuid, type text,
            tenant text, payload bytea, inserted_at timestamptz NOT NULL DEFAULT now());
        CREATE INDEX IF NOT EXISTS outbox_witness_aggregate ON outbox_witness (aggregate_id, id);
        CREATE OR REPLACE FUNCTION outbox_witness() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN
            INSERT INTO outbox_witness (id, topic, aggregate_id, sequence, event_id, type, tenant, payload)
            VALUES (NEW.id, NEW.topic, NEW.aggregate_id, NEW.sequence, NEW.event_id, NEW.type, NEW.tenant, NEW.payload);
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER outbox_witness AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION outbox_witness();
        """;

    private static final String SELECT =
            "SELECT topic, aggregate_id, sequence, event_id, type, tenant, payload FROM outbox_witness";

    private final String url;
    private final String owner;
    private final String password;

    private OutboxWitness(String url, String owner, String password) {
        this.url = url;
        this.owner = owner;
        this.password = password;
    }

    /** The witness of the service that this {@code @QuarkusTest} runs; installed when it returns. */
    public static OutboxWitness ofThisService() {
        Config config = ConfigProvider.getConfig();
        return at(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
    }

    /** The witness of a migrated database, named by its JDBC address and its owner; installed when it returns. */
    public static OutboxWitness at(String url, String owner, String password) {
        OutboxWitness witness = new OutboxWitness(url, owner, password);
        try (Connection connection = witness.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(INSTALL);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot install the outbox witness: " + e.getMessage(), e);
        }
        return witness;
    }

    /** Every event of the service since the witness was first installed, in the order of its rows. */
    public List<OutboxEvent> events() {
        return query(SELECT + " ORDER BY id");
    }

    /** Every event of an aggregate since the witness was first installed, in the order of its rows. */
    public List<OutboxEvent> events(UUID aggregateId) {
        return query(SELECT + " WHERE aggregate_id = ? ORDER BY id", aggregateId);
    }

    /**
     * Asserts that an aggregate published exactly these types, in this order, with the sequences 1, 2, 3 and so on.
     *
     * @throws AssertionError telling what it published instead
     */
    public void assertPublished(UUID aggregateId, String... types) {
        List<OutboxEvent> events = events(aggregateId);
        List<String> published = events.stream().map(OutboxEvent::type).toList();
        List<Long> sequences = events.stream().map(OutboxEvent::sequence).toList();
        List<Long> expected = LongStream.rangeClosed(1, types.length).boxed().toList();
        if (!published.equals(List.of(types)) || !sequences.equals(expected)) {
            throw new AssertionError("aggregate %s published %s with sequences %s, expected %s with sequences %s"
                    .formatted(aggregateId, published, sequences, List.of(types), expected));
        }
    }

    /**
     * Asserts that no aggregate skipped, repeated or went back in its sequence.
     *
     * @throws AssertionError with a line for each aggregate that did
     */
    public void assertNoGaps() {
        Violations violations = new Violations("the outbox has gaps or repeats");
        Map<UUID, List<Long>> sequences = new TreeMap<>();
        for (OutboxEvent event : events()) {
            if (event.aggregateId() != null) {
                sequences
                        .computeIfAbsent(event.aggregateId(), id -> new ArrayList<>())
                        .add(event.sequence());
            }
        }
        sequences.forEach((aggregate, seen) -> {
            if (!seen.equals(LongStream.range(seen.getFirst(), seen.getFirst() + seen.size())
                    .boxed()
                    .toList())) {
                violations.add("aggregate %s: sequences %s".formatted(aggregate, seen));
            }
        });
        violations.failIfAny();
    }

    private List<OutboxEvent> query(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<OutboxEvent> events = new ArrayList<>();
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                events.add(event(rows));
            }
            return events;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot read the outbox witness: " + e.getMessage(), e);
        }
    }

    private static OutboxEvent event(ResultSet row) throws SQLException, JsonProcessingException {
        byte[] payload = row.getBytes("payload");
        return new OutboxEvent(
                row.getString("topic"),
                row.getObject("aggregate_id", UUID.class),
                row.getLong("sequence"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("tenant"),
                Documents.JSON.readTree(payload == null ? "null" : new String(payload, StandardCharsets.UTF_8)));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, owner, password);
    }
}
