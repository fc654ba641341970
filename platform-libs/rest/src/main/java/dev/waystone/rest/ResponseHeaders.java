package dev.waystone.rest;

import dev.waystone.data.ReadToken;
import dev.waystone.data.Replica;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * What every answer carries: nobody keeps it unless the resource says otherwise, and nobody guesses its type. The answer to
 * a write says what a later read has to have seen, if reads may go to a replica; a 405 says which methods there are.
 */
@jakarta.ws.rs.ext.Provider
@Singleton
class ResponseHeaders implements ContainerResponseFilter {

    private static final Logger LOG = Logger.getLogger(ResponseHeaders.class);
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final AllowedMethods allowed;
    private final Provider<Replica> replica; // asked for late: filters are made before data sources are known

    ResponseHeaders(AllowedMethods allowed, Provider<Replica> replica) {
        this.allowed = allowed;
        this.replica = replica;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of(Freshness.NONE));
        headers.putSingle("X-Content-Type-Options", "nosniff");
        if (response.getStatus() == 405 || HttpMethod.OPTIONS.equals(request.getMethod())) {
            Set<String> methods = allowed.at(request.getUriInfo().getPath());
            headers.putSingle(HttpHeaders.ALLOW, String.join(", ", methods));
        }
        if (WRITES.contains(request.getMethod()) && response.getStatus() / 100 == 2) {
            addReadToken(headers);
        }
    }

    // The write is done, so nothing that happens here may make a failure of it.
    private void addReadToken(MultivaluedMap<String, Object> headers) {
        try {
            replica.get().token().ifPresent(token -> headers.putSingle(ReadToken.HEADER, token.position()));
        } catch (RuntimeException e) {
            LOG.debugf("an answer goes without its read token: %s", e);
        }
    }
}
