package dev.waystone.security;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** An issuer on a loopback port, whose keys can be rotated and which counts how often it is asked. */
final class TestKeys implements AutoCloseable {

    static final String ISSUER = "http://127.0.0.1/test-issuer";

    private final List<RsaJsonWebKey> keys = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    TestKeys() {
        try {
            rotate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                asked.incrementAndGet();
                byte[] body = published().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String location() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
    }

    int asked() {
        return asked.get();
    }

    synchronized void rotate() {
        keys.add(key("key-" + keys.size()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    Issuer issuer() {
        return new Issuer(Optional.of(ISSUER), Optional.of(location()), List.of("waystone"), 10);
    }

    /** A token that is right in everything. */
    String token() {
        return signed(claims());
    }

    JwtClaimsBuilder claims() {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience("waystone")
                .subject("ada")
                .claim("tenant", "demo")
                .groups(Set.of("things:read"))
                .expiresIn(300);
    }

    synchronized String signed(JwtClaimsBuilder claims) {
        RsaJsonWebKey newest = keys.getLast();
        return claims.jws().keyId(newest.getKeyId()).sign(newest.getPrivateKey());
    }

    /** By a key that was never published. */
    String forged(String keyId) {
        return claims().jws().keyId(keyId).sign(key(keyId).getPrivateKey());
    }

    private synchronized String published() {
        return new JsonWebKeySet(List.copyOf(keys)).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static RsaJsonWebKey key(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
