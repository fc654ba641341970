package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.core.RequestContext;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions of three tenants and of nobody on one connection, in any order, and with every way to end. */
@QuarkusTest
class TenantLeaksTest {

    private static final List<String> ALL = Arrays.asList("leaks-ada", "leaks-bob", "leaks-eve", null);

    @Inject
    Config config;

    @Inject
    Tenants tenants;

    @Inject
    Notes notes;

    private TenantLab lab;

    @BeforeEach
    void one_note_each() throws SQLException {
        for (String tenant : ALL.subList(0, 3)) {
            tenants.as(RequestContext.of(tenant, "test"), () -> {
                notes.removeAll();
                notes.add("of " + tenant);
            });
        }
        lab = new TenantLab(config);
    }

    @AfterEach
    void end() throws SQLException {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_transaction_sees_another_tenant(long seed) throws SQLException {
        walk(new Random(seed), lab::transactionOf);
    }

    @Test
    void a_setting_that_outlives_its_transaction_is_found() {
        assertThatThrownBy(() -> walk(new Random(1), tenant -> {
                    Connection connection = lab.transactionOf(tenant);
                    if (tenant != null) { // the leak: a setting of the session
                        run(connection, "SELECT set_config('waystone.tenant', '" + tenant + "', false)");
                        connection.commit();
                    }
                    return connection;
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_tenant_that_is_not_forgotten_is_found() {
        String[] last = new String[1];
        assertThatThrownBy(() -> walk(new Random(1), tenant -> {
                    last[0] = tenant == null ? last[0] : tenant; // the leak: nobody is taken for the one before
                    return lab.transactionOf(last[0]);
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_statement_that_overtakes_its_tenant_is_found() {
        assertThatThrownBy(() -> walk(new Random(1), tenant -> {
                    Connection connection = lab.transactionOf(null); // the leak: set only after the first statement
                    return (Connection) Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) -> {
                                Object result = TenantCalls.call(connection, method, arguments);
                                connection.unwrap(TenantConnection.class).belongsTo(tenant);
                                return result;
                            });
                }))
                .isInstanceOf(AssertionError.class);
    }

    private void walk(Random random, Begin begin) throws SQLException {
        for (int step = 0; step < 150; step++) {
            String tenant = ALL.get(random.nextInt(ALL.size()));
            String[] expected = tenant == null ? new String[0] : new String[] {"of " + tenant};
            Connection connection = begin.transactionOf(tenant);
            for (int more = random.nextInt(3); more >= 0; more--) {
                assertThat(TenantLab.words(connection)).as("step %d", step).containsExactly(expected);
            }
            end(connection, random.nextInt(4));
        }
    }

    private static void end(Connection connection, int way) throws SQLException {
        switch (way) {
            case 0 -> connection.commit();
            case 1 -> connection.rollback();
            case 2 -> assertThatThrownBy(() -> run(connection, "SELECT 1 / 0")).isInstanceOf(SQLException.class);
            default -> run(connection, "UPDATE note SET amount = 1");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** How a transaction of a tenant begins. */
    private interface Begin {

        Connection transactionOf(String tenant) throws SQLException;
    }
}
