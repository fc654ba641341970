package dev.waystone.data;

import static dev.waystone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.waystone.core.RequestContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReplicaTest {

    private static final RequestContext ADA = RequestContext.of("replica-ada", "ada");
    private static final RequestContext BOB = RequestContext.of("replica-bob", "bob");
    private static final ReadToken OF_THE_FUTURE = new ReadToken("FFFFFFFF/FFFFFFFF");

    @Inject
    Tenants tenants;

    @Inject
    Notes notes;

    @Inject
    Replica replica;

    @BeforeEach
    void no_notes() {
        tenants.as(ADA, notes::removeAll);
    }

    @Test
    void without_a_token_the_primary_answers() {
        assertThat(tenants.as(ADA, () -> replica.read(null, ReplicaTest::isReplica)))
                .isFalse();
    }

    @Test
    void a_replica_that_has_caught_up_answers() {
        ReadToken token = replica.token().orElseThrow();

        eventually(() -> assertThat(tenants.as(ADA, () -> replica.read(token, ReplicaTest::isReplica)))
                .isTrue());
    }

    @Test
    void a_replica_that_is_behind_does_not_answer() {
        assertThat(tenants.as(ADA, () -> replica.read(OF_THE_FUTURE, ReplicaTest::isReplica)))
                .isFalse();
    }

    @Test
    void a_reader_always_sees_what_it_wrote() {
        for (int round = 0; round < 200; round++) {
            String words = "note " + round;
            tenants.as(ADA, () -> notes.add(words));
            ReadToken token = replica.token().orElseThrow();

            assertThat(tenants.as(ADA, () -> replica.read(token, ReplicaTest::words)))
                    .contains(words);
        }
    }

    @Test
    void tenants_are_kept_apart_on_the_replica_too() {
        tenants.as(ADA, () -> notes.add("of ada"));
        ReadToken token = replica.token().orElseThrow();

        eventually(() -> assertThat(tenants.as(ADA, () -> replica.read(token, ReplicaTest::isReplica)))
                .isTrue());
        assertThat(tenants.as(ADA, () -> replica.read(token, ReplicaTest::words)))
                .containsExactly("of ada");
        assertThat(tenants.as(BOB, () -> replica.read(token, ReplicaTest::words)))
                .isEmpty();
        assertThat(replica.read(token, ReplicaTest::words)).isEmpty();
    }

    @Test
    void a_transaction_reads_its_own_writes() {
        ReadToken token = replica.token().orElseThrow();

        tenants.as(
                ADA,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    notes.add("not committed yet");
                    assertThat(replica.read(token, ReplicaTest::words)).containsExactly("not committed yet");
                }));
    }

    @Test
    void a_replica_that_refuses_the_query_leaves_it_to_the_primary() {
        tenants.as(ADA, () -> notes.add("locked"));

        assertThat(tenants.as(ADA, () -> replica.read(new ReadToken("0/1"), ReplicaTest::lockedWords)))
                .containsExactly("locked");
    }

    @Test
    void a_failure_of_the_query_itself_is_the_callers() {
        assertThatIllegalStateException()
                .isThrownBy(() -> tenants.as(
                        ADA,
                        () -> replica.read(new ReadToken("0/1"), handle -> {
                            throw new IllegalStateException("no");
                        })))
                .withMessage("no");
    }

    private static boolean isReplica(Handle handle) {
        return handle.createQuery("SELECT pg_is_in_recovery()")
                .mapTo(Boolean.class)
                .one();
    }

    private static List<String> words(Handle handle) {
        return handle.createQuery("SELECT words FROM note ORDER BY id")
                .mapTo(String.class)
                .list();
    }

    private static List<String> lockedWords(Handle handle) {
        return handle.createQuery("SELECT words FROM note FOR UPDATE")
                .mapTo(String.class)
                .list();
    }
}
