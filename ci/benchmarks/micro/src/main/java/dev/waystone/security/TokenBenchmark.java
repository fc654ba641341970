package dev.waystone.security;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.QuarkusJwtCallerPrincipal;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A token of 2048-bit RSA, as the issuer of the stack signs it: verified, and known from a moment ago. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TokenBenchmark {

    private static final String ISSUER = "http://127.0.0.1";

    private HttpServer keys;
    private TokenVerifier verifier;
    private VerifiedTokens seen;
    private String token;

    /** An issuer with one key, and a token of it. */
    @Setup
    public void issue() throws IOException, JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("1");
        byte[] published = new JsonWebKeySet(key).toJson().getBytes(StandardCharsets.UTF_8);
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, published.length);
            exchange.getResponseBody().write(published);
            exchange.close();
        });
        keys.start();
        SecurityConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SecurityConfig.class)
                .build()
                .getConfigMapping(SecurityConfig.class);
        String address = ISSUER + ":" + keys.getAddress().getPort() + "/jwks";
        var issuer = new Issuer(Optional.of(ISSUER), Optional.of(address), List.of("waystone"), 10);
        verifier = new TokenVerifier(issuer, new IssuerKeys(issuer, config));
        seen = new VerifiedTokens(config, issuer);
        token = signed(key);
        seen.put(token, identity(verifier.verified(token)));
    }

    /** The issuer ends with the measurement. */
    @TearDown
    public void stop() {
        keys.stop(0);
    }

    /** What the first request of a token costs. */
    @Benchmark
    public JwtClaims verified() {
        return verifier.verified(token);
    }

    /** What each later one costs; a copy of the token, since each request reads its own. */
    @Benchmark
    public SecurityIdentity seenBefore() {
        return seen.get(new String(token));
    }

    private static String signed(RsaJsonWebKey key) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("waystone");
        claims.setSubject("bench-user");
        claims.setExpirationTimeMinutesInTheFuture(120);
        claims.setIssuedAtToNow();
        claims.setStringClaim("tenant", "bench");
        claims.setStringListClaim("groups", List.of("catalog-items:read", "catalog-items:write", "stock-items:read"));
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return signature.getCompactSerialization();
    }

    private static SecurityIdentity identity(JwtClaims claims) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusJwtCallerPrincipal("bench-user", claims))
                .build();
    }
}
