package dev.waystone.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.smallrye.jwt.runtime.auth.QuarkusJwtCallerPrincipal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;

/**
 * Turns a bearer token into an identity, before SmallRye's own provider, which would verify the same token again for each
 * request. A token seen before is answered at once on the event loop; a new one is verified on a worker.
 */
@Singleton
final class TokenIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {

    private final VerifiedTokens seen;
    private final TokenVerifier verifier;

    TokenIdentityProvider(VerifiedTokens seen, TokenVerifier verifier) {
        this.seen = seen;
        this.verifier = verifier;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return 2 * SYSTEM_FIRST; // the usual priority is one above SYSTEM_FIRST
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        SecurityIdentity known = seen.get(token);
        return known != null ? Uni.createFrom().item(known) : context.runBlocking(() -> verified(token));
    }

    private SecurityIdentity verified(String token) {
        JwtClaims claims = verifier.verified(token);
        JsonWebToken principal = new QuarkusJwtCallerPrincipal(claims.getClaimValueAsString("sub"), claims);
        Set<String> roles = principal.getGroups();
        SecurityIdentity identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(principal)
                .addCredential(new JsonWebTokenCredential(token))
                .addRoles(roles == null ? Set.of() : roles)
                .addAttribute(TokenCaller.ATTRIBUTE, TokenCaller.of(claims, token))
                .build();
        seen.put(token, identity);
        return identity;
    }
}
