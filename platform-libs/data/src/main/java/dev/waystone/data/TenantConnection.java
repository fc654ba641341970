package dev.waystone.data;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A connection that knows whose transaction comes next. Not thread safe, as connections are. */
interface TenantConnection extends Connection, PGConnection {

    /**
     * Nothing runs on this connection from here on without that tenant set for its transaction; null for no tenant, which
     * also forgets the one before.
     */
    void belongsTo(@Nullable String tenant);

    static TenantConnection over(Connection real) {
        return (TenantConnection) Proxy.newProxyInstance(
                TenantConnection.class.getClassLoader(),
                new Class<?>[] {TenantConnection.class},
                new TenantCalls(real));
    }
}
