package dev.waystone.data;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.core.RequestContext;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The replica stands still, and goes on. */
@QuarkusTest
class LaggingReplicaTest {

    private static final RequestContext ADA = RequestContext.of("lagging-ada", "ada");

    @Inject
    Tenants tenants;

    @Inject
    Notes notes;

    @Inject
    Replica replica;

    @Inject
    Config config;

    @BeforeEach
    void no_notes() throws SQLException {
        tellReplica("resume");
        tenants.as(ADA, notes::removeAll);
    }

    @AfterEach
    void go_on() throws SQLException {
        tellReplica("resume");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void reads_leave_a_replica_that_stands_still_even_with_an_old_token_and_come_back() throws Exception {
        ReadToken old = replica.token().orElseThrow();
        awaitAnswerOf("replica", old);

        tellReplica("pause");
        tenants.as(ADA, () -> notes.add("while it stood still"));
        long since = System.nanoTime();
        awaitAnswerOf("primary", old);
        assertThat(System.nanoTime() - since).isLessThan(TimeUnit.SECONDS.toNanos(10));
        assertThat(tenants.as(ADA, () -> replica.read(old, LaggingReplicaTest::words)))
                .containsExactly("while it stood still");

        tellReplica("resume");
        awaitAnswerOf("replica", old);
        assertThat(tenants.as(ADA, () -> replica.read(old, LaggingReplicaTest::words)))
                .containsExactly("while it stood still");
    }

    @Test
    void what_the_reader_wrote_is_seen_at_once_though_the_replica_stands_still() throws Exception {
        awaitAnswerOf("replica", replica.token().orElseThrow());

        tellReplica("pause");
        tenants.as(ADA, () -> notes.add("just now"));
        ReadToken own = replica.token().orElseThrow();

        assertThat(tenants.as(ADA, () -> replica.read(own, LaggingReplicaTest::words)))
                .containsExactly("just now");
    }

    private void awaitAnswerOf(String server, ReadToken token) {
        eventually(() -> assertThat(tenants.as(ADA, () -> replica.read(token, LaggingReplicaTest::server)))
                .isEqualTo(server));
    }

    /** The owner's right, which services do not have. */
    private void tellReplica(String word) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.replica.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_wal_replay_" + word + "()");
        }
    }

    private static String server(Handle handle) {
        return handle.createQuery("SELECT CASE WHEN pg_is_in_recovery() THEN 'replica' ELSE 'primary' END")
                .mapTo(String.class)
                .one();
    }

    private static List<String> words(Handle handle) {
        return handle.createQuery("SELECT words FROM note ORDER BY id")
                .mapTo(String.class)
                .list();
    }
}
