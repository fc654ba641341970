package dev.waystone.data;

import dev.waystone.core.RequestContext;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.jdbc.PgConnection;

/**
 * Tells a connection whose transaction it joins, before anyone can use it: nothing runs in it without that tenant set, until the
 * transaction ends. A connection without a transaction or without a tenant sees no rows.
 */
class TenantTransactions implements AgroalPoolInterceptor {

    private final CurrentRequest current;

    TenantTransactions(CurrentRequest current) {
        this.current = current;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            String tenant = connection.getAutoCommit() ? null : tenant().orElse(null);
            if (connection.isWrapperFor(TenantConnection.class)) {
                connection.unwrap(TenantConnection.class).belongsTo(tenant);
            } else if (tenant != null) {
                set(connection, tenant);
            }
        } catch (SQLException e) {
            abort(connection, e);
            throw new TenantNotSetException(e);
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            if (connection.isWrapperFor(TenantConnection.class)) {
                connection.unwrap(TenantConnection.class).belongsTo(null);
            }
        } catch (SQLException e) {
            throw new TenantNotSetException(e);
        }
    }

    private Optional<String> tenant() {
        return Arc.container().requestContext().isActive()
                ? current.peek().map(RequestContext::tenant)
                : Optional.empty();
    }

    private static void set(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(TenantCalls.SET)) {
            set.setString(1, tenant);
            set.execute();
        }
    }

    // The pool takes the connection back although it has joined the transaction: no one else may ever use it.
    private static void abort(Connection connection, SQLException cause) {
        try {
            connection.unwrap(PgConnection.class).abort(Runnable::run);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** The connection broke before its first use. */
    static final class TenantNotSetException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TenantNotSetException(SQLException cause) {
            super("cannot set the tenant of this transaction", cause);
        }
    }
}
