package dev.waystone.events.internal;

import dev.waystone.core.RequestContext;
import dev.waystone.data.CurrentRequest;
import dev.waystone.data.Tenants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Transactions of this module's own threads: of a tenant, or of none. */
final class Work {

    private final Tenants tenants;
    private final CurrentRequest request;

    Work(Tenants tenants, CurrentRequest request) {
        this.tenants = tenants;
        this.request = request;
    }

    /** Database work, in a transaction. */
    @FunctionalInterface
    interface InTransaction {

        void run() throws SQLException;
    }

    /** Commits the work as the tenant, or throws what it threw. */
    void as(RequestContext context, InTransaction work) {
        tenants.as(context, () -> transact(work));
    }

    /** Commits the work without a tenant. */
    void alone(InTransaction work) {
        transact(work);
    }

    /** Enters a context of the same tenant for what follows in the transaction. */
    Consumer<RequestContext> enter() {
        return request::enter;
    }

    private static void transact(InTransaction work) {
        QuarkusTransaction.requiringNew().run(() -> {
            try {
                work.run();
            } catch (SQLException e) {
                throw new DatabaseException("the batch failed in the database", e);
            }
        });
    }
}
