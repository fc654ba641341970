package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.core.RequestContext;
import dev.waystone.data.TenantTransactions.TenantNotSetException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TenantTransactionsTest {

    private static final RequestContext ADA = RequestContext.of("transactions-ada", "ada");

    @Inject
    Config config;

    @Inject
    CurrentRequest current;

    @Inject
    Tenants tenants;

    @Test
    void a_connection_without_its_tenant_is_never_used_by_anyone() throws SQLException {
        try (Connection real = connect()) {
            TenantTransactions transactions = new TenantTransactions(current);

            assertThatThrownBy(() -> tenants.as(ADA, () -> transactions.onConnectionAcquire(refusing(real))))
                    .isInstanceOf(TenantNotSetException.class)
                    .hasRootCauseMessage("cancelled");

            assertThat(real.isClosed()).isTrue();
        }
    }

    @Test
    void a_connection_without_a_tenant_is_left_alone() throws SQLException {
        try (Connection real = connect()) {
            new TenantTransactions(current).onConnectionAcquire(refusing(real));

            assertThat(real.isClosed()).isFalse();
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
        connection.setAutoCommit(false);
        return connection;
    }

    /** The same connection, whose statements the server cancels. */
    private static Connection refusing(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        throw new SQLException("cancelled", "57014");
                    }
                    return method.invoke(real, arguments);
                });
    }
}
