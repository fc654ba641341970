package dev.waystone.security;

import dev.waystone.core.Problems;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.Claims;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Verifies a token: RS256 by a key of the issuer, its issuer, audience, times, subject and tenant. About 90 us of CPU, and
 * blocking if the issuer must be asked for its keys. Thread safe.
 */
@Singleton
final class TokenVerifier {

    private static final Logger LOG = Logger.getLogger(TokenVerifier.class);
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final int MOST_ACTOR_CHARACTERS = 255;

    private final JwtConsumer consumer;

    TokenVerifier(Issuer issuer, IssuerKeys keys) {
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setVerificationKeyResolver(keys)
                .setExpectedIssuer(true, issuer.name())
                .setExpectedAudience(true, issuer.audiences().toArray(String[]::new))
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(Math.toIntExact(issuer.clockSkew().toSeconds()))
                .build();
    }

    /**
     * The claims of a token that is right in everything.
     *
     * @throws AuthenticationFailedException if it is not; the message says what is wrong and never quotes the token
     * @throws dev.waystone.core.ProblemException 503 if no key is known and the issuer does not answer
     */
    JwtClaims verified(String token) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            claims.setClaim(Claims.raw_token.name(), token);
            return checked(claims);
        } catch (InvalidJwtException e) {
            if (e.getCause() instanceof IssuerKeys.IssuerAwayException) {
                throw Problems.unavailable(
                        "token-issuer-away", "The token cannot be verified at this moment.", Duration.ofSeconds(1));
            }
            // the codes alone: what jose4j says of an error quotes the token
            LOG.debugf("a token was refused, codes %s", codes(e));
            throw new AuthenticationFailedException(reason(e));
        }
    }

    private static List<Integer> codes(InvalidJwtException refused) {
        return refused.getErrorDetails().stream()
                .map(ErrorCodeValidator.Error::getErrorCode)
                .toList();
    }

    private static JwtClaims checked(JwtClaims claims) {
        String tenant = claims.getClaimValueAsString("tenant");
        if (tenant == null || !TENANT.matcher(tenant).matches()) {
            throw new AuthenticationFailedException("the token names no tenant");
        }
        String subject = claims.getClaimValueAsString("sub");
        if (subject == null || subject.isBlank() || subject.length() > MOST_ACTOR_CHARACTERS) {
            throw new AuthenticationFailedException("the token names no subject");
        }
        return claims;
    }

    private static String reason(InvalidJwtException refused) {
        if (refused.hasExpired()) {
            return "the token has expired";
        }
        return refused.getErrorDetails().stream()
                .map(error -> switch (error.getErrorCode()) {
                    case ErrorCodes.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_INVALID ->
                        "the token is meant for another audience";
                    case ErrorCodes.ISSUER_MISSING, ErrorCodes.ISSUER_INVALID -> "the token is of another issuer";
                    default -> "the token is not valid";
                })
                .findFirst()
                .orElse("the token is not valid");
    }
}
