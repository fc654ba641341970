package dev.waystone.testing.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.waystone.testing.OutboxEvent;
import dev.waystone.testing.OutboxWitness;
import dev.waystone.testing.Tokens;
import dev.waystone.testing.TopicEvent;
import dev.waystone.testing.TopicReader;
import io.quarkus.runtime.LaunchMode;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lease and the helpers that look at the stack, against the real stack. */
class LeasedStackTest {

    private static final Path FILE =
            Path.of("src/test/resources/leased/service.yaml").toAbsolutePath();
    private static final String TOPIC = "testing-samples";
    private static final String MADE = "dev.waystone.testing.SampleMade.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static StackLease lease;

    @BeforeAll
    static void lease_the_stack_and_make_an_outbox() throws Exception {
        lease = take(true);
        asOwner("""
            CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic text, aggregate_id uuid,
                sequence bigint, event_id uuid DEFAULT gen_random_uuid(), type text, tenant text, payload bytea)\
            """);
    }

    @AfterAll
    static void give_it_back() {
        lease.close();
    }

    @Test
    void a_fresh_lease_empties_the_database_and_another_keeps_it() throws Exception {
        asOwner("CREATE TABLE kept (id int)");
        try (StackLease second = take(false)) {
            assertThat(second.setting("quarkus.datasource.jdbc.url"))
                    .isEqualTo(lease.setting("quarkus.datasource.jdbc.url"));
            asOwner("DROP TABLE kept");
        }
    }

    @Test
    void the_witness_keeps_what_the_relay_takes_away() throws Exception {
        OutboxWitness.at(url(), lease.setting("quarkus.flyway.username"), lease.setting("quarkus.flyway.password"));
        OutboxWitness witness = OutboxWitness.at(
                url(), lease.setting("quarkus.flyway.username"), lease.setting("quarkus.flyway.password"));
        UUID aggregate = UUID.randomUUID();
        insert(aggregate, 1);
        insert(aggregate, 2);
        asApplication("DELETE FROM outbox");

        assertThat(witness.events(aggregate))
                .extracting(
                        OutboxEvent::sequence, event -> event.data().path("n").asInt())
                .containsExactly(tuple(1L, 1), tuple(2L, 2));
        witness.assertPublished(aggregate, MADE, MADE);
        witness.assertNoGaps();
        assertThatThrownBy(() -> witness.assertPublished(aggregate, MADE))
                .hasMessageContaining("with sequences [1, 2]");

        insert(aggregate, 4);
        assertThatThrownBy(witness::assertNoGaps).hasMessageContaining("sequences [1, 2, 4]");
        asOwner("TRUNCATE outbox_witness");
    }

    @Test
    void a_witness_forgets_what_was_rolled_back() throws Exception {
        OutboxWitness witness = OutboxWitness.at(
                url(), lease.setting("quarkus.flyway.username"), lease.setting("quarkus.flyway.password"));
        UUID aggregate = UUID.randomUUID();
        asApplication("BEGIN; " + insertion(aggregate, 1) + "; ROLLBACK");

        assertThat(witness.events(aggregate)).isEmpty();
    }

    @Test
    void a_topic_reader_sees_what_is_published_after_it_was_opened() {
        String broker = lease.setting("kafka.bootstrap.servers");
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        publish(before, 1);
        try (TopicReader fromNow = TopicReader.fromNow(broker, TOPIC);
                TopicReader fromStart = TopicReader.fromStart(broker, TOPIC)) {
            publish(after, 1);
            publish(after, 2);

            assertThat(fromNow.await(event -> event.isOf(after), 2, PATIENCE))
                    .extracting(TopicEvent::sequence)
                    .containsExactly(1L, 2L);
            assertThat(fromNow.readFor(Duration.ofMillis(200))).noneMatch(event -> event.isOf(before));
            TopicEvent old = fromStart.await(event -> event.isOf(before), PATIENCE);
            assertThat(old.type()).isEqualTo(MADE);
            assertThat(old.tenant()).isEqualTo("demo");
            assertThat(old.data().path("n").asInt()).isEqualTo(1);
            assertThatThrownBy(() -> fromNow.await(event -> event.isOf(before), Duration.ofMillis(200)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("0 of 1 wanted events", after.toString());
        }
    }

    @Test
    void tokens_come_from_the_issuer_that_the_service_trusts() {
        Tokens tokens = new Tokens(URI.create(lease.setting("mp.jwt.verify.issuer")));

        assertThat(tokens.issue("demo", "stock-items:read").split("\\.")).hasSize(3);
        assertThatThrownBy(() -> tokens.issue("demo", "cook")).hasMessageContaining("unknown role");
    }

    @Test
    void a_key_that_the_stack_does_not_give_is_named() {
        assertThatThrownBy(() -> lease.setting("quarkus.mailer.host"))
                .hasMessageContainingAll("asks for quarkus.mailer.host", "kafka.bootstrap.servers");
    }

    private static StackLease take(boolean fresh) {
        StackLease taken = new StackLease(DescriptorFile.repositoryOf(FILE), FILE, LaunchMode.TEST, fresh);
        taken.start();
        return taken;
    }

    private static void publish(UUID aggregate, long sequence) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", lease.setting("kafka.bootstrap.servers"), "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            var event = new ProducerRecord<>(TOPIC, aggregate.toString(), "{\"n\": " + sequence + "}");
            event.headers().add("ce_type", MADE.getBytes()).add("ce_tenant", "demo".getBytes());
            event.headers().add("ce_sequence", Long.toString(sequence).getBytes());
            producer.send(event);
        }
    }

    private static void insert(UUID aggregate, long sequence) throws SQLException {
        asApplication(insertion(aggregate, sequence));
    }

    private static String insertion(UUID aggregate, long sequence) {
        return "INSERT INTO outbox (topic, aggregate_id, sequence, type, tenant, payload)"
                + " VALUES ('%s', '%s', %d, '%s', 'demo', '{\"n\": %d}')"
                        .formatted(TOPIC, aggregate, sequence, MADE, sequence);
    }

    private static void asApplication(String sql) throws SQLException {
        run("quarkus.datasource", sql);
    }

    private static void asOwner(String sql) throws SQLException {
        run("quarkus.flyway", sql);
    }

    private static void run(String role, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        url(), lease.setting(role + ".username"), lease.setting(role + ".password"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url() {
        return lease.setting("quarkus.datasource.jdbc.url");
    }
}
