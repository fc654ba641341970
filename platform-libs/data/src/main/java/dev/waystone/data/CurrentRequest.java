package dev.waystone.data;

import dev.waystone.core.CurrentContext;
import dev.waystone.core.RequestContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf this request is served; transactions that begin after {@link #enter} see that tenant's rows. The edge
 * enters it once; work without a request uses {@link Tenants#as}.
 *
 * <p>Not thread safe, as a request is served by one thread at a time.
 */
@RequestScoped
public class CurrentRequest implements CurrentContext {

    /** Names the tenant in logs. */
    static final String TENANT = "tenant";

    private @Nullable RequestContext context;

    /** The context that was entered; {@link IllegalStateException} before that. */
    public RequestContext get() {
        return peek().orElseThrow(() -> new IllegalStateException(
                "nobody has entered a request context; the edge enters it, other work runs in Tenants.as"));
    }

    @Override
    public Optional<RequestContext> peek() {
        return Optional.ofNullable(context);
    }

    /**
     * Enters {@code entered}, or replaces the context by one of the same tenant.
     *
     * @throws IllegalStateException if a context of another tenant was entered: a request never changes sides
     */
    public void enter(RequestContext entered) {
        if (context != null && !context.tenant().equals(entered.tenant())) {
            throw new IllegalStateException("this request is of another tenant; use Tenants.as for a second one");
        }
        context = entered;
        MDC.put(TENANT, entered.tenant());
    }
}
