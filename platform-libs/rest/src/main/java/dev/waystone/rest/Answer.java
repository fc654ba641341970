package dev.waystone.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.Map;

/**
 * What a command answers, in a form that can be stored and given again. Immutable.
 *
 * @param status  the HTTP status, 200 to 299
 * @param headers such as {@code Location}; the content type is always JSON
 * @param entity  written as JSON by the application's object mapper
 */
public record Answer(int status, Map<String, String> headers, Object entity) {

    public Answer {
        if (status < 200 || status > 299) {
            throw new IllegalArgumentException(
                    "status " + status + " is stored for no command; throw a problem instead");
        }
        headers = Map.copyOf(headers);
    }

    /** 202 with the place where the outcome will be seen, a path such as {@code /purchase-orders/7}. */
    public static Answer accepted(String location, Object entity) {
        return new Answer(202, Map.of(HttpHeaders.LOCATION, location), entity);
    }

    /** 201 with the place of what was made. */
    public static Answer created(String location, Object entity) {
        return new Answer(201, Map.of(HttpHeaders.LOCATION, location), entity);
    }

    /** The same answer with an {@code ETag}. */
    public Answer tagged(EntityTag tag) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(HttpHeaders.ETAG, "\"" + tag.getValue() + "\"");
        return new Answer(status, more, entity);
    }
}
