package dev.waystone.rest;

import dev.waystone.core.FieldError;
import dev.waystone.core.Problems;
import dev.waystone.core.RequestContext;
import dev.waystone.data.CurrentRequest;
import dev.waystone.security.Caller;
import io.opentelemetry.api.trace.Span;
import io.quarkus.arc.ClientProxy;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says on whose behalf a request is served, in which trace and until when, before anything of the service runs. What
 * arrives too late is a 504 at once. A request without a token, where that is allowed, has a trace only.
 */
@jakarta.ws.rs.ext.Provider
@Singleton
@Priority(Priorities.AUTHORIZATION + 100)
class EnterRequest implements ContainerRequestFilter {

    private final Caller caller;
    private final CurrentRequest current;
    private final RoutingContext exchange;
    private final LateConfig config;

    EnterRequest(Caller caller, CurrentRequest current, RoutingContext exchange, LateConfig config) {
        this.caller = caller;
        this.current = current;
        this.exchange = exchange;
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RoutingContext thisExchange = ClientProxy.unwrap(exchange); // each call of a proxy looks for the request anew
        // The filter's own view of the headers would be a copy of them.
        HttpServerRequest asked = thisExchange.request();
        Instant deadline = Arrival.time(thisExchange).plus(granted(asked.getHeader(Headers.TIMEOUT)));
        if (!Instant.now().isBefore(deadline)) {
            throw Problems.deadlineExceeded();
        }
        // Who has shown nothing is nobody: no need to find out.
        if (asked.headers().contains(HttpHeaders.AUTHORIZATION)) {
            enter(ClientProxy.unwrap(caller), Trace.of(thisExchange), deadline);
        }
    }

    private void enter(Caller thisCaller, Trace trace, Instant deadline) {
        if (thisCaller.isKnown()) {
            String tenant = thisCaller.tenant();
            Span.current().setAttribute("waystone.tenant", tenant);
            current.enter(new RequestContext(tenant, thisCaller.actor(), trace.traceparent(), deadline));
        }
    }

    private Duration granted(@Nullable String asked) {
        Duration maxTime = config.get().maxTime();
        if (asked == null) {
            return maxTime;
        }
        try {
            Duration time = Duration.ofMillis(Long.parseLong(asked.strip()));
            return time.compareTo(maxTime) < 0 ? time : maxTime;
        } catch (NumberFormatException e) {
            throw Problems.invalid(new FieldError(Headers.TIMEOUT, "must be a whole number of milliseconds"));
        }
    }
}
