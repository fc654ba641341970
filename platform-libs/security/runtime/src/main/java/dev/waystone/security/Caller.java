package dev.waystone.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * Who makes this request, as the verified token says. On an endpoint that everyone may call there may be no caller: ask
 * {@link #isKnown()} first; the other methods throw {@link IllegalStateException} then. One instance a request.
 */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private @Nullable TokenCaller known; // a request that has a caller keeps it

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether the request carried a token. */
    public boolean isKnown() {
        if (known == null) {
            known = identity.getAttribute(TokenCaller.ATTRIBUTE);
        }
        return known != null;
    }

    /** The tenant whose data the request may see: the claim {@code tenant}, 1 to 63 characters. */
    public String tenant() {
        return known().tenant();
    }

    /** Who acts: the claim {@code sub}. */
    public String actor() {
        return known().actor();
    }

    /** The token itself, to be passed on to a service of the same platform and to nobody else. Never log it. */
    public String token() {
        return known().token();
    }

    private TokenCaller known() {
        if (!isKnown()) {
            throw new IllegalStateException("this request has no token, so it has no caller");
        }
        return known;
    }
}
