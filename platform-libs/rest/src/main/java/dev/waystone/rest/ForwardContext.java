package dev.waystone.rest;

import dev.waystone.core.Problems;
import dev.waystone.core.RequestContext;
import dev.waystone.data.CurrentRequest;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives a REST client's calls the time that is left to the request at hand ({@code Waystone-Timeout-Ms}); the trace goes with
 * every call by itself. Without any time left the call is not made: 504. Register it on the client with
 * {@code @RegisterProvider(ForwardContext.class)}; for a service of the same platform take {@link ForwardCaller}. Adds
 * nothing where no request context was entered. Thread safe.
 */
@Singleton
public class ForwardContext implements ClientRequestFilter {

    private final CurrentRequest current;

    ForwardContext(CurrentRequest current) {
        this.current = current;
    }

    @Override
    public void filter(ClientRequestContext call) {
        if (Arc.container().requestContext().isActive()) {
            current.peek().ifPresent(context -> forward(context, call));
        }
    }

    private static void forward(RequestContext context, ClientRequestContext call) {
        Instant now = Instant.now();
        if (context.isLate(now)) {
            throw Problems.deadlineExceeded();
        }
        Optional.ofNullable(context.deadline())
                .map(deadline -> Math.max(1, Duration.between(now, deadline).toMillis()))
                .ifPresent(left -> call.getHeaders().putSingle(Headers.TIMEOUT, Long.toString(left)));
    }
}
