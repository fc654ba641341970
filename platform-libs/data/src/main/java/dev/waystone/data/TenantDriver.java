package dev.waystone.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * The driver of PostgreSQL, whose connections set the tenant of a transaction together with its first statement. Named by {@code
 * quarkus.datasource.jdbc.driver}; with another driver the tenant is set by a statement of its own. Thread safe.
 */
public final class TenantDriver extends Driver {

    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        Connection connection = super.connect(url, info);
        return connection == null ? null : TenantConnection.over(connection);
    }
}
