package dev.waystone.data;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what a failure in the database means (PostgreSQL's error codes, appendix A of its manual). */
public final class SqlStates {

    private static final Set<String> AWAY = Set.of("08", "53", "57");
    private static final Set<String> TOO_LONG = Set.of("25P03", "25P04");

    private SqlStates() {}

    /** The SQLSTATE of the first {@link SQLException} with one among {@code failure} and its causes. */
    public static Optional<String> of(@Nullable Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * Whether the same work may succeed if it is done again: a deadlock or serialization failure, a lock not to be had,
     * or a database that {@linkplain #isUnavailable is away}.
     */
    public static boolean isTransient(@Nullable Throwable failure) {
        return isUnavailable(failure)
                || of(failure)
                        .filter(state -> state.startsWith("40") || state.equals("55P03"))
                        .isPresent();
    }

    /**
     * Whether the database is away or overloaded, rather than the work at fault: a lost or refused connection (08), a
     * server without resources (53), one that goes down, comes up or cancels (57), a transaction that took too long
     * (25P), or a pool without a free connection.
     */
    public static boolean isUnavailable(@Nullable Throwable failure) {
        return of(failure)
                        .filter(state -> AWAY.contains(state.substring(0, 2)) || TOO_LONG.contains(state))
                        .isPresent()
                || isTimeout(failure);
    }

    // The pool's own timeouts have no state: an SQLException, told by its text alone.
    private static boolean isTimeout(@Nullable Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLTransientException
                        || cause instanceof SQLException
                                && String.valueOf(cause.getMessage()).contains("cquisition timeout"));
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(50);
    }
}
