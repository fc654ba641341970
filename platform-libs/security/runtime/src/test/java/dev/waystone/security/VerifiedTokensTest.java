package dev.waystone.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.QuarkusJwtCallerPrincipal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private final VerifiedTokens tokens = new VerifiedTokens(
            SecurityConfigTest.defaults(),
            new Issuer(Optional.of("issuer"), Optional.of("http://127.0.0.1/jwks"), List.of("waystone"), 0));

    @Test
    void what_was_verified_is_known_until_it_expires() {
        SecurityIdentity identity = expiring(Instant.now().plusSeconds(60));
        tokens.put("token", identity);
        assertThat(tokens.get("token")).isSameAs(identity);
        assertThat(tokens.get("another")).isNull();
    }

    @Test
    void what_has_expired_is_not_known() {
        tokens.put("token", expiring(Instant.now().minusSeconds(1)));
        assertThat(tokens.get("token")).isNull();
    }

    private static SecurityIdentity expiring(Instant at) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject("ada");
        claims.setExpirationTime(NumericDate.fromSeconds(at.getEpochSecond()));
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusJwtCallerPrincipal("ada", claims))
                .build();
    }
}
