package dev.waystone.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, in JSON {@code {"items":[...],"next":"..."}}; {@code next} is left out of the last page.
 * Immutable.
 *
 * @param items the rows, in order of ascending ids
 * @param next  the {@link PageRequest#after} of the page behind this one, null on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of {@code rows}, read with a limit of one row more than was asked for: the row too many says, without
     * another query, that there is a next page.
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<? super T, UUID> id) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, Cursor.of(id.apply(items.getLast())));
    }

    /** The same page of something else, such as representations of what was read. */
    public <R> Page<R> map(Function<? super T, ? extends R> each) {
        return new Page<>(items.stream().<R>map(each).toList(), next);
    }
}
