package dev.waystone.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Real tokens from the stack's issuer, verified by the service like any other.
 *
 * <pre>{@code
 * given().auth().oauth2(Tokens.ofThisStack().issue("demo", "purchase-orders:write"))
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @param issuer its address, without a path
 */
public record Tokens(URI issuer) {

    /** The issuer that the service of this {@code @QuarkusTest} trusts. */
    public static Tokens ofThisStack() {
        return new Tokens(ConfigProvider.getConfig().getValue("mp.jwt.verify.issuer", URI.class));
    }

    /**
     * A token for an hour.
     *
     * @param tenant whose data the bearer sees
     * @param roles {@code <service>:read}, {@code <service>:write} or {@code operator}; none given: every role
     * @throws AssertionError if the issuer refuses or cannot be reached
     */
    public String issue(String tenant, String... roles) {
        return issue(tenant, tenant + "-user", Duration.ofHours(1), List.of(roles));
    }

    /**
     * A token with everything chosen.
     *
     * @param tenant whose data the bearer sees
     * @param actor who acts, its {@code sub}
     * @param lifetime whole seconds, from one second to a day
     * @param roles none given: every role
     * @throws AssertionError if the issuer refuses or cannot be reached
     */
    public String issue(String tenant, String actor, Duration lifetime, List<String> roles) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("tenant", tenant);
        fields.put("sub", actor);
        fields.put("ttl", Long.toString(lifetime.toSeconds()));
        fields.put("roles", String.join(" ", roles));
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(issuer.resolve("/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200) {
            throw new AssertionError(issuer + " refused a token: " + answer.statusCode() + " " + answer.body());
        }
        return accessToken(answer.body());
    }

    private String accessToken(String answer) {
        try {
            return Documents.JSON.readTree(answer).required("access_token").asText();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new AssertionError(issuer + " answered no token: " + answer, e);
        }
    }
}
