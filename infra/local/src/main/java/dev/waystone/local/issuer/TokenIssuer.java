package dev.waystone.local.issuer;

import dev.waystone.local.web.Arguments;
import dev.waystone.local.web.Json;
import dev.waystone.local.web.LoopbackServer;
import dev.waystone.local.web.Reply;
import dev.waystone.local.web.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The local token issuer: {@code GET /jwks}, {@code GET /.well-known/openid-configuration}, {@code POST /token} (form
 * or JSON: tenant, roles, sub, ttl in seconds), {@code POST /rotate}, {@code GET /health}. It trusts whoever reaches
 * it, so it listens on 127.0.0.1 alone. Tokens are JWTs signed with RS256 for the audience {@code waystone}. Thread-safe.
 */
public final class TokenIssuer implements AutoCloseable {
    private final Path state;
    private final KeyRing keys;
    private final Clock clock;
    private final LoopbackServer server;

    private TokenIssuer(int port, Path state, Clock clock) throws IOException {
        this.state = state;
        this.keys = KeyRing.open(state);
        this.clock = clock;
        this.server = LoopbackServer.start(port, this::answer);
    }

    /** Runs until the process ends: {@code --port <n> --state <folder>}. */
    public static void main(String... arguments) {
        try {
            Arguments given = Arguments.of("token-issuer", arguments);
            System.out.println(
                    "listening on " + start(given.port(), given.state()).address());
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("token-issuer: cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Starts to issue.
     *
     * @param port port on 127.0.0.1; 0 for a free one
     * @param state folder of the keys; tokens signed with them stay valid over a restart
     * @throws IOException if the port is taken or the folder cannot be written
     */
    public static TokenIssuer start(int port, Path state) throws IOException {
        return new TokenIssuer(port, state, Clock.systemUTC());
    }

    /** Where it listens; also the {@code iss} of its tokens. */
    public String address() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) throws IOException {
        return switch (request.line()) {
            case "GET /jwks" -> Reply.json(200, Map.of("keys", keys.jwks()));
            case "GET /.well-known/openid-configuration" -> Reply.json(200, discovery());
            case "POST /token" -> Reply.json(200, token(TokenRequest.of(request, Roles.in(state))));
            case "POST /rotate" -> Reply.json(200, Map.of("kid", keys.rotate().id()));
            case "GET /health" -> Reply.json(200, Map.of("status", "UP"));
            default -> Reply.notFound(request);
        };
    }

    private Map<String, Object> token(TokenRequest asked) throws IOException {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", address());
        claims.put("aud", "waystone");
        claims.put("sub", asked.sub());
        claims.put("tenant", asked.tenant());
        claims.put("groups", asked.roles());
        claims.put("iat", now);
        claims.put("exp", now + asked.ttl());
        claims.put("jti", UUID.randomUUID().toString());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", keys.current().sign(Json.MAPPER.writeValueAsBytes(claims)));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", asked.ttl());
        return answer;
    }

    private Map<String, Object> discovery() {
        Map<String, Object> discovery = new LinkedHashMap<>();
        discovery.put("issuer", address());
        discovery.put("jwks_uri", address() + "/jwks");
        discovery.put("token_endpoint", address() + "/token");
        discovery.put("response_types_supported", List.of("token"));
        discovery.put("subject_types_supported", List.of("public"));
        discovery.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return discovery;
    }
}
