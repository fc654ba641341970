package dev.waystone.rest;

import dev.waystone.core.Problems;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Conditional requests (RFC 9110, 13) by the version of what is asked for. Belongs to the request at hand: call it on the
 * request's thread. Thread safe otherwise.
 */
@Singleton
public class Conditional {

    private final HttpHeaders headers;

    Conditional(HttpHeaders headers) {
        this.headers = headers;
    }

    /**
     * 304 if the caller's {@code If-None-Match} names {@code version}, else 200 with {@code entity}, which is not asked
     * for in the first case. Both carry the ETag, and {@code Cache-Control: private, no-store}, as what belongs to someone has:
     * no cache on the way keeps it, only a caller that does so on purpose.
     */
    public Response get(long version, Supplier<?> entity) {
        return get(Etag.of(version), entity);
    }

    /** The same for a representation whose tag is not its version alone: {@link Etag#of(long, long)}. */
    public Response get(EntityTag tag, Supplier<?> entity) {
        return answer(tag, entity).build();
    }

    /** The same for what the caller's own cache may keep for a while. */
    public Response get(long version, Freshness freshness, Supplier<?> entity) {
        return freshness.on(answer(Etag.of(version), entity)).build();
    }

    /**
     * Call before a change of what has {@code version}, 0 if there is nothing yet: an {@code If-Match} that names another version, or
     * any while there is none, is a 412 problem, and so is an {@code If-None-Match} that names this one ({@code *} means that there
     * must be none). A caller without these headers changes whatever there is.
     */
    public void check(long version) {
        EntityTag tag = Etag.of(version);
        boolean exists = version > 0;
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) != null
                && !(exists && names(HttpHeaders.IF_MATCH, tag, false))) {
            throw Problems.preconditionFailed(
                    exists
                            ? "It was changed since it was read: its version is %d.".formatted(version)
                            : "There is none yet, so it has no version that If-Match could name.");
        }
        if (exists && names(HttpHeaders.IF_NONE_MATCH, tag, true)) {
            throw Problems.preconditionFailed("There is one already: its version is %d.".formatted(version));
        }
    }

    private Response.ResponseBuilder answer(EntityTag tag, Supplier<?> entity) {
        boolean seen = names(HttpHeaders.IF_NONE_MATCH, tag, true);
        Response.ResponseBuilder answer = seen ? Response.notModified() : Response.ok(entity.get());
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, Freshness.NONE);
    }

    private boolean names(String header, EntityTag wanted, boolean weakly) {
        List<String> lines = headers.getRequestHeader(header);
        String tag = "\"" + wanted.getValue() + "\"";
        return lines != null
                && lines.stream()
                        .flatMap(line -> Stream.of(line.split(",")))
                        .map(String::strip)
                        .anyMatch(
                                named -> named.equals("*") || named.equals(tag) || weakly && named.equals("W/" + tag));
    }
}
