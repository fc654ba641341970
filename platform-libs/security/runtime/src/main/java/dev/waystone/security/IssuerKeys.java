package dev.waystone.security;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.Key;
import java.util.List;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The issuer's public keys. A token signed by a key that is not known makes them be asked for again, so a rotation needs
 * no restart and no waiting. Blocks while it asks. Thread safe.
 */
@Singleton
final class IssuerKeys implements VerificationKeyResolver {

    private final HttpsJwks published;
    private final VerificationJwkSelector selector = new VerificationJwkSelector();

    IssuerKeys(Issuer issuer, SecurityConfig config) {
        this.published = new HttpsJwks(issuer.keys());
        SecurityConfig.Keys keys = config.keys();
        Get get = new Get();
        get.setConnectTimeout((int) keys.timeout().toMillis());
        get.setReadTimeout((int) keys.timeout().toMillis());
        get.setRetries(1);
        published.setSimpleHttpGet(get);
        published.setDefaultCacheDuration(keys.keptFor().toSeconds());
        published.setRetainCacheOnErrorDuration(keys.keptWhileAway().toSeconds());
        published.setRefreshReprieveThreshold(keys.pause().toMillis());
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        try {
            return resolved(token);
        } catch (IOException e) {
            throw new IssuerAwayException(e);
        } catch (JoseException e) {
            throw new UnresolvableKeyException("the issuer's keys cannot be read", e);
        }
    }

    private Key resolved(JsonWebSignature token) throws JoseException, IOException {
        JsonWebKey key = selector.select(token, published.getJsonWebKeys());
        if (key == null) {
            published.refresh();
            key = selector.select(token, published.getJsonWebKeys());
        }
        if (key == null) {
            throw new UnresolvableKeyException("no key of the issuer fits");
        }
        return key.getKey();
    }

    /** The issuer does not answer and no key is known: the token is neither right nor wrong. */
    static final class IssuerAwayException extends UnresolvableKeyException {

        private static final long serialVersionUID = 1L;

        IssuerAwayException(IOException cause) {
            super("the issuer's keys are out of reach", cause);
        }
    }
}
