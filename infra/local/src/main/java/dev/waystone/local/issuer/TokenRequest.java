package dev.waystone.local.issuer;

import dev.waystone.local.web.BadRequest;
import dev.waystone.local.web.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a token is to say.
 *
 * @param tenant whose data the bearer sees; required
 * @param roles every role if absent
 * @param sub who acts; the tenant's own user if absent
 * @param ttl seconds the token lasts, 1 to 86400; an hour if absent
 */
record TokenRequest(
        @Nullable String tenant,
        @Nullable List<String> roles,
        @Nullable String sub,
        @Nullable Integer ttl) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@:-]{0,99}");
    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;

    /**
     * @param known every role that there is
     * @throws BadRequest if the request asks for something that no token may say
     */
    static TokenRequest of(Request request, List<String> known) {
        TokenRequest asked = request.isForm() ? form(request.form()) : request.json(TokenRequest.class);
        List<String> roles = asked.roles == null || asked.roles.isEmpty() ? known : asked.roles;
        String tenant = name("tenant", asked.tenant == null ? "" : asked.tenant);
        String sub = name("sub", asked.sub == null ? tenant + "-user" : asked.sub);
        int ttl = asked.ttl == null ? HOUR : asked.ttl;
        if (ttl < 1 || ttl > DAY) {
            throw new BadRequest("ttl is " + ttl + "; allowed: 1 to " + DAY + " seconds");
        }
        roles.stream().filter(role -> !known.contains(role)).findFirst().ifPresent(role -> {
            throw new BadRequest("roles: unknown role \"" + role + "\"; allowed: " + String.join(", ", known));
        });
        return new TokenRequest(tenant, List.copyOf(roles), sub, ttl);
    }

    private static TokenRequest form(Map<String, String> fields) {
        List<String> allowed = List.of("tenant", "roles", "sub", "ttl", "grant_type");
        fields.keySet().stream()
                .filter(field -> !allowed.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new BadRequest("unknown field \"" + field + "\"; allowed: " + String.join(", ", allowed));
                });
        String roles = fields.get("roles");
        List<String> list = roles == null || roles.isBlank()
                ? null
                : Arrays.asList(roles.trim().split("[, ]+"));
        return new TokenRequest(fields.get("tenant"), list, fields.get("sub"), seconds(fields.get("ttl")));
    }

    private static @Nullable Integer seconds(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new BadRequest("ttl is \"" + text + "\"; allowed: 1 to " + DAY + " seconds");
        }
    }

    private static String name(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new BadRequest(field + " is \"" + value + "\"; allowed: 1 to 100 letters, digits and . _ @ : -");
        }
        return value;
    }
}
