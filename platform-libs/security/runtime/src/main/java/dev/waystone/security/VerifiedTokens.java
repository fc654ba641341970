package dev.waystone.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Identities of tokens that were verified a moment ago, kept no longer than the token is good. Bounded, thread safe. */
@Singleton
final class VerifiedTokens {

    private final Cache<String, SecurityIdentity> identities;

    VerifiedTokens(SecurityConfig config, Issuer issuer) {
        Duration longest = config.tokens().keptFor();
        this.identities = Caffeine.newBuilder()
                .maximumSize(config.tokens().kept())
                .expireAfter(Expiry.creating((String token, SecurityIdentity identity) ->
                        shorter(longest, left(identity).plus(issuer.clockSkew()))))
                .build();
    }

    @Nullable
    SecurityIdentity get(String token) {
        return identities.getIfPresent(token);
    }

    void put(String token, SecurityIdentity identity) {
        identities.put(token, identity);
    }

    private static Duration left(SecurityIdentity identity) {
        long expires = ((JsonWebToken) identity.getPrincipal()).getExpirationTime();
        return Duration.between(Instant.now(), Instant.ofEpochSecond(expires));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
