package dev.waystone.rest;

import dev.waystone.core.Problem;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The problem that an HTTP status alone stands for. */
final class StatusProblems {

    private static final Map<Integer, String> DETAILS = Map.ofEntries(
            Map.entry(400, "The request cannot be understood."),
            Map.entry(401, "A valid bearer token is required."),
            Map.entry(403, "The token's roles do not allow this."),
            Map.entry(404, "There is nothing at this address."),
            Map.entry(405, "This address does not support the method."),
            Map.entry(406, "No representation fits the header Accept; application/json does."),
            Map.entry(413, "The body of the request is too large."),
            Map.entry(415, "The body has to be application/json."),
            Map.entry(429, "Too many requests; try again later."),
            Map.entry(500, "Something went wrong here. It is logged under the trace that \"instance\" names."),
            Map.entry(503, "Something that this service needs is away; try again."));

    private StatusProblems() {}

    static Problem of(int status) {
        return of(status, DETAILS.get(status));
    }

    static Problem of(int status, @Nullable String detail) {
        int error = status >= 400 && status <= 599 ? status : 500;
        Response.Status known = Response.Status.fromStatusCode(error);
        String title = known == null ? "Error " + error : known.getReasonPhrase();
        String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return Problem.of(error, slug, title, detail);
    }
}
