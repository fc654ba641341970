package dev.waystone.data;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the replica, yet never anything older than what the caller has written itself. Thread safe.
 *
 * <p>A service without {@code quarkus.datasource.replica.jdbc.url} reads from its primary alone. A replica that is
 * behind, away or stuck is slower, not an error.
 */
@Singleton
public class Replica {

    private static final Logger LOG = Logger.getLogger(Replica.class);

    private final Jdbi primary;
    private final Optional<Jdbi> replica;
    private final Pause pause;
    private final LagGuard guard;

    @Inject
    Replica(Jdbi primary, @DataSource("replica") InjectableInstance<AgroalDataSource> replica, DataConfig config) {
        this.primary = primary;
        this.replica = replica.listActive().stream().findFirst().map(Database::over);
        this.pause = new Pause(config.replicaPause(), System::nanoTime);
        this.guard = new LagGuard(
                config.replicaMaxLag(),
                System::nanoTime,
                () -> position("pg_current_wal_flush_lsn()"),
                new Pause(config.replicaPause(), System::nanoTime));
    }

    /**
     * The result of {@code query}: from the replica if that has replayed {@code token} and lags no more than
     * {@code waystone.data.replica-max-lag}, else from the primary. Without a token, and inside a transaction, from the
     * primary. The query may run twice, so it must only read.
     */
    public <T extends @Nullable Object> T read(@Nullable ReadToken token, Function<Handle, T> query) {
        if (QuarkusTransaction.isActive()) {
            return primary.withHandle(query::apply);
        }
        if (token != null && replica.isPresent() && pause.isOver()) {
            Answer<T> answer = tryReplica(replica.get(), token, query);
            if (answer.fresh()) {
                return answer.value();
            }
        }
        return QuarkusTransaction.requiringNew().call(() -> primary.withHandle(query::apply));
    }

    /** What shows a reader everything that is committed by now; none without a replica, where it serves nothing. */
    public Optional<ReadToken> token() {
        return replica.map(some -> new ReadToken(position("pg_current_wal_lsn()")));
    }

    /** The replica itself, if there is one. */
    Optional<Jdbi> jdbi() {
        return replica;
    }

    private String position(String function) {
        return primary.withHandle(handle -> handle.select("SELECT " + function + "::text")
                .mapTo(String.class)
                .one());
    }

    private <T extends @Nullable Object> Answer<T> tryReplica(Jdbi jdbi, ReadToken token, Function<Handle, T> query) {
        String floor = guard.floor().orElse(token.position());
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> jdbi.withHandle(handle -> replayed(handle, token, floor)
                            ? new Answer<>(true, query.apply(handle))
                            : new Answer<T>(false, null)));
        } catch (RuntimeException e) {
            if (SqlStates.of(e).isEmpty() && !SqlStates.isTransient(e)) {
                throw e;
            }
            pause.begin();
            LOG.warnf("the replica failed, so reads go to the primary for a while: %s", e);
            return new Answer<>(false, null);
        }
    }

    // One statement before the query: in READ COMMITTED each statement sees at least what the one before it saw.
    private static boolean replayed(Handle handle, ReadToken token, String floor) {
        return handle.select(
                        "SELECT coalesce(pg_last_wal_replay_lsn() >= greatest(?::pg_lsn, ?::pg_lsn), false)",
                        token.position(),
                        floor)
                .mapTo(Boolean.class)
                .one();
    }

    private record Answer<T extends @Nullable Object>(
            boolean fresh, @Nullable T value) {}
}
