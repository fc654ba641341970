package dev.waystone.data;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what a failure in the database means (PostgreSQL's error codes, appendix A of its manual). */
public final class SqlStates {

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
     * Whether the same work may succeed if it is done again: a deadlock or serialization failure (40), a lost or refused
     * connection (08), a server without resources (53), one that goes down or comes up (57P), a cancelled statement
     * (57014), a lock not to be had (55P03), or a pool without a free connection.
     */
    public static boolean isTransient(@Nullable Throwable failure) {
        return of(failure).filter(SqlStates::isTransientState).isPresent() || isTimeout(failure);
    }

    /** Whether the database is away or overloaded, rather than the work at fault. */
    public static boolean isUnavailable(@Nullable Throwable failure) {
        return of(failure).filter(state -> state.startsWith("08") || state.startsWith("53") || state.startsWith("57"))
                        .isPresent()
                || isTimeout(failure);
    }

    private static boolean isTransientState(String state) {
        return state.startsWith("40")
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("55P03");
    }

    // The pool's own timeouts have no state: an SQLException, told by its text alone.
    private static boolean isTimeout(@Nullable Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLTransientException
                        || cause instanceof SQLException
                                && String.valueOf(cause.getMessage()).contains("cquisition timeout"));
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).limit(50);
    }
}
