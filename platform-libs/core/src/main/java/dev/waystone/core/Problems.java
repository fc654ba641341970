package dev.waystone.core;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The problems that services answer with, ready to throw: {@code throw Problems.notFound("catalog item", id)}.
 *
 * <p>A slug is lower case with hyphens and names the type; the title is the slug in words.
 */
public final class Problems {

    private Problems() {}

    /** 404: there is no {@code what} with this id, or it belongs to another tenant. */
    public static ProblemException notFound(String what, Object id) {
        return thrown(404, "not-found", "There is no %s %s.".formatted(what, id), List.of());
    }

    /** 400 {@code invalid-request}: the request itself is wrong, and repeating it is, too. */
    public static ProblemException invalid(FieldError... errors) {
        return invalid(List.of(errors));
    }

    /** 400 {@code invalid-request}, with everything that is wrong at once. */
    public static ProblemException invalid(List<FieldError> errors) {
        return thrown(400, "invalid-request", "The request has fields that are not accepted.", errors);
    }

    /** 409: the request contradicts what is stored; {@code errors} name the fields that do, if any. */
    public static ProblemException conflict(String slug, String detail, FieldError... errors) {
        return thrown(409, slug, detail, List.of(errors));
    }

    /** 409 with {@code Retry-After}: the same thing is being done at this moment. */
    public static ProblemException busy(String slug, String detail, Duration retryAfter) {
        return retryable(409, slug, detail, retryAfter);
    }

    /** 412: what was to be changed is no longer what the caller saw. */
    public static ProblemException preconditionFailed(String detail) {
        return thrown(412, "precondition-failed", detail, List.of());
    }

    /** 422: well formed, but it cannot be done. */
    public static ProblemException unprocessable(String slug, String detail, FieldError... errors) {
        return thrown(422, slug, detail, List.of(errors));
    }

    /** 503 with {@code Retry-After}: something that this service needs is away. */
    public static ProblemException unavailable(String slug, String detail, Duration retryAfter) {
        return retryable(503, slug, detail, retryAfter);
    }

    /** 504: the time that the caller gave has passed. */
    public static ProblemException deadlineExceeded() {
        return thrown(504, "deadline-exceeded", "The time that the caller gave has passed.", List.of());
    }

    private static ProblemException retryable(int status, String slug, String detail, Duration retryAfter) {
        String seconds = Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds()));
        return new ProblemException(problem(status, slug, detail, List.of()), Map.of("Retry-After", seconds));
    }

    private static ProblemException thrown(int status, String slug, String detail, List<FieldError> errors) {
        return new ProblemException(problem(status, slug, detail, errors));
    }

    private static Problem problem(int status, String slug, String detail, List<FieldError> errors) {
        String words = slug.replace('-', ' ');
        String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return new Problem(Problem.type(slug), title, status, detail, null, errors);
    }
}
