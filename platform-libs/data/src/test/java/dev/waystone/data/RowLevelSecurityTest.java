package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.core.RequestContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RowLevelSecurityTest {

    private static final RequestContext ADA = RequestContext.of("rls-ada", "ada");
    private static final RequestContext BOB = RequestContext.of("rls-bob", "bob");

    @Inject
    Tenants tenants;

    @Inject
    Notes notes;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void one_note_each() {
        for (RequestContext each : List.of(ADA, BOB)) {
            tenants.as(each, () -> {
                notes.removeAll();
                notes.add("of " + each.actor());
            });
        }
    }

    @Test
    void a_tenant_sees_its_own_rows() {
        assertThat(tenants.as(ADA, notes::all)).containsExactly("of ada");
        assertThat(tenants.as(BOB, notes::all)).containsExactly("of bob");
    }

    @Test
    void no_tenant_means_no_rows() {
        assertThat(notes.all()).isEmpty();
    }

    @Test
    void no_transaction_means_no_rows() {
        assertThat(tenants.as(ADA, notes::allWithoutTransaction)).isEmpty();
    }

    @Test
    void no_tenant_means_no_insert() {
        assertThat(refusal(() -> notes.add("of nobody"))).isEqualTo("42501");
        assertThat(refusal(() -> insertFor(""))).isEqualTo("42501");
    }

    @Test
    void an_insert_for_another_tenant_is_refused() {
        assertThat(refusal(() -> tenants.as(ADA, () -> insertFor(BOB.tenant()))))
                .isEqualTo("42501");
    }

    @Test
    void rows_of_another_tenant_are_neither_changed_nor_removed() {
        assertThat(tenants.as(ADA, () -> notes.changeAll("changed"))).isEqualTo(1);
        assertThat(tenants.as(ADA, notes::removeAll)).isEqualTo(1);

        assertThat(tenants.as(BOB, notes::all)).containsExactly("of bob");
    }

    @Test
    void a_row_is_not_given_away() {
        assertThat(refusal(() -> tenants.as(ADA, () -> notes.giveAllTo(BOB.tenant()))))
                .isEqualTo("42501");
    }

    @Test
    void the_role_is_bound_by_row_level_security() {
        List<Boolean> powers = jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT unnest(ARRAY[rolsuper, rolbypassrls, rolcreaterole,
                            EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid)])
                        FROM pg_roles WHERE rolname = current_user""").mapTo(Boolean.class).list());

        assertThat(powers).containsExactly(false, false, false, false);
    }

    @Test
    void a_protected_table_binds_its_owner_too() {
        boolean forced = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'note'::regclass")
                .mapTo(Boolean.class)
                .one());

        assertThat(forced).isTrue();
    }

    @Test
    void a_connection_that_goes_back_to_the_pool_takes_no_tenant_along() {
        for (int round = 0; round < 50; round++) {
            tenants.as(ADA, notes::all);
            assertThat(notes.all()).isEmpty();
            assertThat(notes.allWithoutTransaction()).isEmpty();
            assertThat(tenants.as(BOB, notes::all)).containsExactly("of bob");
        }
    }

    @Test
    void a_failed_transaction_takes_no_tenant_along_and_leaves_nothing() {
        for (int round = 0; round < 20; round++) {
            assertThatThrownBy(() -> tenants.as(ADA, () -> notes.addAndFail("lost")))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(notes.all()).isEmpty();
        }
        assertThat(tenants.as(ADA, notes::all)).containsExactly("of ada");
    }

    @Test
    void many_threads_of_two_tenants_never_see_each_other() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<String>>> reads = IntStream.range(0, 400)
                    .<Callable<List<String>>>mapToObj(i -> () -> tenants.as(i % 2 == 0 ? ADA : BOB, notes::all))
                    .toList();
            List<Future<List<String>>> answers = threads.invokeAll(reads);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).containsExactly(i % 2 == 0 ? "of ada" : "of bob");
            }
        }
    }

    @Test
    void one_transaction_is_one_connection() {
        Supplier<Integer> backend = () -> jdbi.withHandle(handle -> handle.createQuery("SELECT pg_backend_pid()")
                .mapTo(Integer.class)
                .one());

        tenants.as(
                ADA,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> assertThat(backend.get()).isEqualTo(backend.get())));
    }

    private UUID insertFor(String tenant) {
        notes.addFor(tenant, "stolen");
        return null;
    }

    private static String refusal(Supplier<?> work) {
        try {
            work.get();
            return "done";
        } catch (UnableToExecuteStatementException e) {
            return SqlStates.of(e).orElse("no state");
        }
    }
}
