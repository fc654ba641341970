package dev.waystone.rest;

import dev.waystone.core.FieldError;
import dev.waystone.core.PageRequest;
import dev.waystone.core.Problems;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters {@code after} and {@code limit} of a list: take it as a {@code @BeanParam} and ask it for
 * {@link #request()}. Both are optional.
 */
public class PageQuery {

    @QueryParam("after")
    @Nullable
    String after;

    @QueryParam("limit")
    @Nullable
    String limit; // text, because a number that cannot be read is a 404 in Jakarta REST

    /** What is asked for; a value out of bounds is a 400 that names the parameter. */
    public PageRequest request() {
        PageRequest request = new PageRequest(after, limit == null ? PageRequest.USUAL : number(limit));
        request.afterId();
        return request;
    }

    private static int number(String limit) {
        try {
            return Integer.parseInt(limit);
        } catch (NumberFormatException e) {
            throw Problems.invalid(new FieldError(
                    "limit", "must be a whole number from %d to %d".formatted(PageRequest.LEAST, PageRequest.MOST)));
        }
    }
}
