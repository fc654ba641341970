package dev.waystone.core;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page of a list that is in order of ascending ids. A limit out of bounds is a 400 that names the field
 * {@code limit}.
 *
 * @param after the {@link Page#next} of the page before; null asks for the first page
 * @param limit how many rows at most, {@value #LEAST} to {@value #MOST}
 */
public record PageRequest(@Nullable String after, int limit) {

    /** The smallest page. */
    public static final int LEAST = 1;

    /** The largest page. */
    public static final int MOST = 100;

    /** The page of a caller that asks for no limit. */
    public static final int USUAL = 20;

    public PageRequest {
        if (limit < LEAST || limit > MOST) {
            throw Problems.invalid(new FieldError("limit", "must be from %d to %d".formatted(LEAST, MOST)));
        }
    }

    /** The first page of the usual size. */
    public static PageRequest first() {
        return new PageRequest(null, USUAL);
    }

    /** The id behind which the page begins, or null; a cursor that no page gave is a 400 that names {@code after}. */
    public @Nullable UUID afterId() {
        return after == null ? null : Cursor.uuid(after);
    }
}
