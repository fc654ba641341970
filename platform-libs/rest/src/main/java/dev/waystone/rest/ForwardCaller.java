package dev.waystone.rest;

import dev.waystone.data.CurrentRequest;
import dev.waystone.security.Caller;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * {@link ForwardContext}, and the caller's own token. Only for services of the same platform: whoever gets a token can act
 * as its owner. Adds no token where the request has none. Thread safe.
 */
@Singleton
public class ForwardCaller extends ForwardContext {

    private final Caller caller;

    ForwardCaller(CurrentRequest current, Caller caller) {
        super(current);
        this.caller = caller;
    }

    @Override
    public void filter(ClientRequestContext call) {
        super.filter(call);
        if (Arc.container().requestContext().isActive() && caller.isKnown()) {
            call.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + caller.token());
        }
    }
}
