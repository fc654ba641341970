package dev.waystone.rest;

import dev.waystone.data.ReadToken;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * How long the caller's own cache may show an answer again (RFC 9111, and RFC 5861 for the stale ones), in whole seconds. Never a
 * shared cache: what is behind a token is the tenant's. One token's answer is never shown to another, and a caller that brings
 * a read token gets an answer of its own.
 *
 * @param maxAge without asking
 * @param staleWhileRevalidate after that, while it asks in the background
 * @param staleIfError after that, when it gets an error or no answer
 */
public record Freshness(Duration maxAge, Duration staleWhileRevalidate, Duration staleIfError) {

    /** The header of what belongs to someone, and of everything that says nothing else. */
    static final String NONE = "private, no-store";

    private static final String VARY = HttpHeaders.AUTHORIZATION + ", " + ReadToken.HEADER;

    /** The value of {@code Cache-Control}. */
    public String header() {
        return "private, max-age=%d, stale-while-revalidate=%d, stale-if-error=%d"
                .formatted(maxAge.toSeconds(), staleWhileRevalidate.toSeconds(), staleIfError.toSeconds());
    }

    /** A 200 that may be shown again. */
    public <T> RestResponse<T> on(T entity) {
        return RestResponse.ResponseBuilder.ok(entity)
                .header(HttpHeaders.CACHE_CONTROL, header())
                .header(HttpHeaders.VARY, VARY)
                .build();
    }

    Response.ResponseBuilder on(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, header())
                .header(HttpHeaders.VARY, VARY);
    }
}
