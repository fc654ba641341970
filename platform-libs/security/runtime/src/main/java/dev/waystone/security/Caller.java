package dev.waystone.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who makes this request, as the verified token says. On an endpoint that everyone may call there may be no caller: ask
 * {@link #isKnown()} first; the other methods throw {@link IllegalStateException} then. One instance a request.
 */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private @Nullable JsonWebToken known; // a request that has a caller keeps it

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether the request carried a token. */
    public boolean isKnown() {
        if (known == null && identity.getPrincipal() instanceof JsonWebToken token && !identity.isAnonymous()) {
            known = token;
        }
        return known != null;
    }

    /** The tenant whose data the request may see: the claim {@code tenant}, 1 to 63 characters. */
    public String tenant() {
        return token("tenant");
    }

    /** Who acts: the claim {@code sub}. */
    public String actor() {
        return token("sub");
    }

    /** The token itself, to be passed on to a service of the same platform and to nobody else. Never log it. */
    public String token() {
        return principal().getRawToken();
    }

    private String token(String claim) {
        Object value = principal().getClaim(claim);
        return Optional.ofNullable(value).map(Object::toString).orElseThrow();
    }

    private JsonWebToken principal() {
        if (!isKnown()) {
            throw new IllegalStateException("this request has no token, so it has no caller");
        }
        return known;
    }
}
