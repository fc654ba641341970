package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.core.RequestContext;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;

/** The tenant of a transaction is set before anything runs in it, whatever the first thing is. */
@QuarkusTest
class TenantConnectionTest {

    private static final String ADA = "first-ada";
    private static final String BOB = "first-bob";

    @Inject
    Config config;

    @Inject
    Tenants tenants;

    @Inject
    Notes notes;

    private TenantLab lab;

    @BeforeEach
    void one_note_each() throws SQLException {
        for (String tenant : List.of(ADA, BOB)) {
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

    @Test
    void a_tenant_costs_no_round_trip_of_its_own() throws SQLException {
        for (int round = 0; round < 20; round++) { // the driver's own prepared statements begin after five
            Connection connection = lab.transactionOf(ADA);
            TenantLab.roundTrips();
            assertThat(TenantLab.words(connection)).containsExactly("of " + ADA);
            assertThat(TenantLab.roundTrips()).isEqualTo(1);
        }
    }

    @Test
    void what_is_not_plain_costs_one_round_trip_more() throws SQLException {
        Connection connection = lab.transactionOf(ADA);
        TenantLab.roundTrips();
        assertThat(First.STATEMENT.words(connection)).containsExactly("of " + ADA);
        assertThat(TenantLab.roundTrips()).isEqualTo(2);
    }

    /** The first thing that is done in a transaction. */
    enum First {
        PLAIN {
            @Override
            List<String> words(Connection connection) throws SQLException {
                return TenantLab.words(connection);
            }
        },
        EXECUTED_AND_ASKED {
            @Override
            List<String> words(Connection connection) throws SQLException {
                try (PreparedStatement read = connection.prepareStatement("/* nothing known */ " + READ)) {
                    return TenantLab.words(read);
                }
            }
        },
        STATEMENT {
            @Override
            List<String> words(Connection connection) throws SQLException {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(READ)) {
                    return rows.next() ? List.of(rows.getString(1)) : List.of();
                }
            }
        },
        CURSOR {
            @Override
            List<String> words(Connection connection) throws SQLException {
                try (PreparedStatement read = connection.prepareStatement(READ)) {
                    read.setFetchSize(1);
                    return TenantLab.words(read);
                }
            }
        },
        SCROLLED {
            @Override
            List<String> words(Connection connection) throws SQLException {
                try (PreparedStatement read = connection.prepareStatement(
                        READ, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
                    return TenantLab.words(read);
                }
            }
        },
        CALLED {
            @Override
            List<String> words(Connection connection) throws SQLException {
                try (PreparedStatement read = connection.prepareCall(READ)) {
                    return TenantLab.words(read);
                }
            }
        },
        DESCRIBED {
            @Override
            List<String> words(Connection connection) throws SQLException {
                try (PreparedStatement read = connection.prepareStatement(READ)) {
                    assertThat(read.getMetaData().getColumnCount()).isEqualTo(1);
                    return TenantLab.words(read);
                }
            }
        },
        SAVEPOINT {
            @Override
            List<String> words(Connection connection) throws SQLException {
                java.sql.Savepoint before = connection.setSavepoint();
                TenantLab.words(connection);
                connection.rollback(before);
                return TenantLab.words(connection);
            }
        },
        SAVEPOINT_BY_STATEMENT {
            @Override
            List<String> words(Connection connection) throws SQLException {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SAVEPOINT here");
                    TenantLab.words(connection);
                    statement.execute("ROLLBACK TO here");
                }
                return TenantLab.words(connection);
            }
        },
        UNWRAPPED {
            @Override
            List<String> words(Connection connection) throws SQLException {
                return TenantLab.words((Connection) connection.unwrap(PgConnection.class));
            }
        },
        INTERFACE_UNWRAPPED {
            @Override
            List<String> words(Connection connection) throws SQLException {
                return TenantLab.words((Connection) connection.unwrap(PGConnection.class));
            }
        },
        LARGE_OBJECTS {
            @Override
            List<String> words(Connection connection) throws SQLException {
                connection.unwrap(PGConnection.class).getLargeObjectAPI().createLO();
                return TenantLab.words(connection);
            }
        },
        ARRAY {
            @Override
            List<String> words(Connection connection) throws SQLException {
                connection.createArrayOf("uuid", new Object[] {UUID.randomUUID()});
                return TenantLab.words(connection);
            }
        },
        TWO_PREPARED {
            @Override
            List<String> words(Connection connection) throws SQLException {
                try (PreparedStatement one = connection.prepareStatement(READ);
                        PreparedStatement two = connection.prepareStatement(READ)) {
                    assertThat(TenantLab.words(two)).isEqualTo(TenantLab.words(one));
                    return TenantLab.words(two);
                }
            }
        },
        NEVER_EXECUTED {
            @Override
            List<String> words(Connection connection) throws SQLException {
                connection.prepareStatement(READ).close();
                return TenantLab.words(connection);
            }
        },
        INCOMPLETE {
            @Override
            List<String> words(Connection connection) throws SQLException {
                try (PreparedStatement read = connection.prepareStatement(READ + " LIMIT ?")) {
                    assertThatThrownBy(read::executeQuery).hasMessageContaining("No value specified");
                }
                return TenantLab.words(connection);
            }
        },
        BATCH {
            @Override
            List<String> words(Connection connection) throws SQLException {
                try (PreparedStatement change =
                        connection.prepareStatement("UPDATE note SET amount = ? WHERE words <> ?")) {
                    for (int i = 0; i < 3; i++) {
                        change.setInt(1, i);
                        change.setString(2, "none");
                        change.addBatch();
                    }
                    assertThat(change.executeBatch()).containsExactly(1, 1, 1);
                }
                return TenantLab.words(connection);
            }
        },
        UPDATE_AGAIN {
            @Override
            List<String> words(Connection connection) throws SQLException {
                try (PreparedStatement change =
                        connection.prepareStatement("UPDATE note SET amount = ? WHERE words <> ?")) {
                    change.setInt(1, 7);
                    change.setString(2, "none");
                    assertThat(change.executeUpdate()).isEqualTo(1);
                    assertThat(change.executeUpdate()).isEqualTo(1);
                    change.setNull(1, java.sql.Types.NUMERIC);
                    assertThat(change.executeUpdate()).isEqualTo(1);
                }
                return TenantLab.words(connection);
            }
        };

        static final String READ = "SELECT words FROM note ORDER BY words";

        abstract List<String> words(Connection connection) throws SQLException;
    }

    @ParameterizedTest
    @EnumSource
    void whatever_comes_first_sees_its_tenant_and_nothing_else(First first) throws SQLException {
        for (int round = 0; round < 8; round++) {
            assertThat(first.words(lab.transactionOf(ADA))).containsExactly("of " + ADA);
            assertThat(first.words(lab.transactionOf(BOB))).containsExactly("of " + BOB);
            assertThat(TenantLab.words(lab.transactionOf(null))).isEmpty();
        }
    }

    @Test
    void a_parameter_never_takes_the_place_of_the_tenant() throws SQLException {
        for (int place : new int[] {0, -1}) {
            Connection connection = lab.transactionOf(ADA);
            try (PreparedStatement read = connection.prepareStatement(First.READ)) {
                assertThatThrownBy(() -> read.setString(place, BOB)).isInstanceOf(SQLException.class);
                assertThat(TenantLab.words(read)).containsExactly("of " + ADA);
            }
        }
    }

    @Test
    void words_of_a_statement_stay_behind_the_tenant() throws SQLException {
        Connection connection = lab.transactionOf(ADA);
        try (PreparedStatement read = connection.prepareStatement("SELECT ? || '; -- ?' || \"words\" FROM note")) {
            read.setString(1, BOB);
            assertThat(TenantLab.words(read)).containsExactly(BOB + "; -- ?of " + ADA);
        }
    }

    @Test
    void a_statement_that_fails_leaves_no_tenant_behind() throws SQLException {
        for (int round = 0; round < 8; round++) {
            Connection connection = lab.transactionOf(ADA);
            try (PreparedStatement fails = connection.prepareStatement("SELECT 1 / (count(*) - 1) FROM note")) {
                assertThatThrownBy(fails::execute).hasMessageContaining("division by zero");
            }
            assertThatThrownBy(() -> TenantLab.words(connection)).hasMessageContaining("aborted");
            assertThat(TenantLab.words(lab.transactionOf(null))).isEmpty();
            assertThat(TenantLab.words(lab.transactionOf(BOB))).containsExactly("of " + BOB);
        }
    }

    @Test
    void where_the_tenant_cannot_be_set_nothing_runs() throws SQLException {
        Connection connection = lab.transactionOf("\u0000");
        try (PreparedStatement insert = connection.prepareStatement("SELECT words FROM note")) {
            assertThatThrownBy(insert::executeQuery).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(connection::createStatement).isInstanceOf(SQLException.class);
        assertThat(TenantLab.words(lab.transactionOf(null))).isEmpty();
    }

    @Test
    void a_closed_statement_stays_closed() throws SQLException {
        PreparedStatement read = lab.transactionOf(ADA).prepareStatement(First.READ);
        read.close();
        assertThat(read.isClosed()).isTrue();
        assertThatThrownBy(read::executeQuery).hasMessageContaining("closed");
    }

    @Test
    void a_backend_that_dies_takes_its_tenant_along() {
        RequestContext ada = RequestContext.of(ADA, "test");
        for (int round = 0; round < 5; round++) {
            assertThatThrownBy(() -> tenants.as(ada, notes::endBackend)).isInstanceOf(RuntimeException.class);
            assertThat(notes.all()).isEmpty();
            assertThat(tenants.as(RequestContext.of(BOB, "test"), notes::all)).containsExactly("of " + BOB);
        }
    }
}
