package dev.waystone.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that could not be served: RFC 9457 {@code application/problem+json} with the extension member
 * {@code errors}. What is empty is left out of the JSON. Immutable.
 *
 * @param type     {@code urn:waystone:problem:<slug>}: what clients switch on
 * @param title    the type, for a person; the same for every problem of the type
 * @param status   the HTTP status, 400 to 599
 * @param detail   this occurrence, for a person
 * @param instance names this occurrence
 * @param errors   one entry a field that is wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable URI instance,
        List<FieldError> errors) {

    private static final String TYPES = "urn:waystone:problem:";

    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is no problem; 400 to 599 is accepted");
        }
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** A problem of type {@code slug} (lower case, with hyphens) about this request as a whole. */
    public static Problem of(int status, String slug, String title, @Nullable String detail, FieldError... errors) {
        return new Problem(type(slug), title, status, detail, null, List.of(errors));
    }

    /** The type URI of {@code slug}. */
    public static URI type(String slug) {
        return URI.create(TYPES + slug);
    }

    /** The same problem, named {@code occurrence}. */
    public Problem withInstance(URI occurrence) {
        return new Problem(type, title, status, detail, occurrence, errors);
    }
}
