package dev.waystone.data;

import dev.waystone.core.RequestContext;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Does work that no request asked for on behalf of a tenant. Thread safe. */
@Singleton
public class Tenants {

    private final CurrentRequest current;

    @Inject
    Tenants(CurrentRequest current) {
        this.current = current;
    }

    /**
     * Runs {@code work} in a request of its own that has entered {@code context}; the caller's request, if any, goes on
     * afterwards. Transactions that {@code work} begins are that tenant's.
     *
     * @throws IllegalStateException inside a transaction, which has its tenant already
     */
    public <T extends @Nullable Object> T as(RequestContext context, Supplier<T> work) {
        if (QuarkusTransaction.isActive()) {
            throw new IllegalStateException("a transaction keeps its tenant; call Tenants.as before it begins");
        }
        ManagedContext requests = Arc.container().requestContext();
        ContextState callers = requests.getStateIfActive();
        requests.activate();
        try {
            current.enter(context);
            return work.get();
        } finally {
            requests.terminate();
            MDC.remove(CurrentRequest.TENANT);
            if (callers != null) {
                requests.activate(callers);
                current.peek().ifPresent(before -> MDC.put(CurrentRequest.TENANT, before.tenant()));
            }
        }
    }

    /** The same for work without a result. */
    public void as(RequestContext context, Runnable work) {
        as(context, () -> {
            work.run();
            return null;
        });
    }
}
