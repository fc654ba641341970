package dev.waystone.security;

import io.quarkus.arc.All;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.RolesMapping;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Gives a request whose token was verified a moment ago its identity at once. Quarkus would find the same one by a chain of
 * asynchronous steps, the most costly part of a request with a token. Every other request takes Quarkus' way, and so do all
 * where the service changes identities itself, by an augmentor or by mapped roles.
 */
@Singleton
final class SeenTokens {

    /** After Quarkus has said how to find the identity, before anything asks for it. */
    private static final int PRIORITY = SecurityHandlerPriorities.AUTHORIZATION + 10;

    private static final String SCHEME = "Bearer ";

    private final VerifiedTokens seen;
    private final List<SecurityIdentityAugmentor> augmentors;

    SeenTokens(VerifiedTokens seen, @All List<SecurityIdentityAugmentor> augmentors) {
        this.seen = seen;
        this.augmentors = augmentors;
    }

    void filters(@Observes Filters filters) {
        filters.register(augmentors.isEmpty() ? this::enter : RoutingContext::next, PRIORITY);
    }

    private void enter(RoutingContext exchange) {
        String credentials = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (credentials != null
                && credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && exchange.get(RolesMapping.class.getName()) == null) {
            SecurityIdentity identity = seen.get(credentials.substring(SCHEME.length()));
            if (identity != null) {
                QuarkusHttpUser.setIdentity(identity, exchange);
            }
        }
        exchange.next();
    }
}
