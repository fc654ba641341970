package dev.waystone.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Tokens of one tenant with every role, renewed before they run out. */
final class Tokens {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final URI issuer;
    private final String tenant = "acceptance-" + ProcessHandle.current().pid();
    private String token = "";
    private long renewAt = System.nanoTime();

    Tokens(URI issuer) {
        this.issuer = issuer;
    }

    synchronized String get() {
        if (System.nanoTime() - renewAt >= 0) {
            token = fetch();
            renewAt = System.nanoTime() + LIFE.toNanos() / 2;
        }
        return token;
    }

    private String fetch() {
        try {
            var body = Map.of("tenant", tenant, "ttl", LIFE.toSeconds());
            var answer = Http.send("POST", issuer.resolve("/token"), body, Map.of());
            return answer.json().get("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException("the issuer does not answer", e);
        }
    }
}
