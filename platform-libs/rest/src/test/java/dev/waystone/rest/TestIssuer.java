package dev.waystone.rest;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** An issuer of tokens for this module's tests: one key, published on a loopback port. */
public class TestIssuer implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "http://127.0.0.1/test-issuer";

    private static final String PRIVATE = "dev.waystone.rest.test-key";

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            // Tests are loaded by another class loader than this resource: a system property is what both see.
            System.setProperty(
                    PRIVATE,
                    Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
            byte[] published = published((RSAPublicKey) keys.getPublic()).getBytes(StandardCharsets.UTF_8);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                exchange.sendResponseHeaders(200, published.length);
                exchange.getResponseBody().write(published);
                exchange.close();
            });
            server.start();
            return Map.of(
                    "mp.jwt.verify.publickey.location",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks",
                    "mp.jwt.verify.issuer",
                    ISSUER);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** A token of {@code tenant} with {@code roles}, good for five minutes. */
    public static String token(String tenant, String... roles) {
        return token(Duration.ofMinutes(5), tenant, roles);
    }

    /** A token that is a minute old and good for that long. */
    static String token(Duration goodFor, String tenant, String... roles) {
        Instant now = Instant.now();
        return Jwt.claims()
                .issuer(ISSUER)
                .audience("waystone")
                .subject("ada")
                .claim("tenant", tenant)
                .groups(Set.of(roles))
                .issuedAt(now.minusSeconds(60))
                .expiresAt(now.plus(goodFor))
                .jws()
                .keyId("test")
                .sign(privateKey());
    }

    private static PrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String published(RSAPublicKey key) {
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"test\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(text(key.getModulus()), text(key.getPublicExponent()));
    }

    private static String text(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
