package dev.waystone.data;

import dev.waystone.core.FieldError;
import dev.waystone.core.Problems;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller has to see of its own writes: a position in the primary's log, in PostgreSQL's notation. It goes out
 * with the answer to a write and comes back with a read, in the header {@value #HEADER}.
 *
 * @param position as {@code pg_lsn} prints it, such as {@code 0/16B3748}
 */
public record ReadToken(String position) {

    /** The header that carries it, in both directions. */
    public static final String HEADER = "Waystone-Read-Token";

    private static final Pattern POSITION = Pattern.compile("[0-9A-F]{1,8}/[0-9A-F]{1,8}");

    public ReadToken {
        if (!POSITION.matcher(position).matches()) {
            throw Problems.invalid(new FieldError(HEADER, "must be a token from the answer to an earlier write"));
        }
    }

    /** The token in {@code header}, or null without one; a 400 that names the header for what no answer gave. */
    public static @Nullable ReadToken parse(@Nullable String header) {
        return header == null ? null : new ReadToken(header);
    }

    @Override
    public String toString() {
        return position;
    }
}
