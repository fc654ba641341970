package dev.waystone.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101, Integer.MAX_VALUE})
    void a_limit_out_of_bounds_is_refused_naming_the_field(int limit) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new PageRequest(null, limit))
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400))
                .satisfies(e -> assertThat(e.problem().errors())
                        .containsExactly(new FieldError("limit", "must be from 1 to 100")));
    }

    @Test
    void the_first_page_begins_behind_nothing() {
        assertThat(PageRequest.first()).isEqualTo(new PageRequest(null, 20));
        assertThat(PageRequest.first().afterId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void pages_put_together_are_the_list(long seed) {
        Random random = new Random(seed);
        List<UUID> rows = Stream.generate(Ids::next).limit(random.nextInt(250)).toList();
        int limit = random.nextInt(1, 101);

        List<UUID> read = new ArrayList<>();
        String after = null;
        do {
            PageRequest request = new PageRequest(after, limit);
            Page<UUID> page = Page.of(behind(rows, request), request, Function.identity());
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            read.addAll(page.items());
            after = page.next();
        } while (after != null);

        assertThat(read).isEqualTo(rows);
    }

    @Test
    void a_page_of_something_else_keeps_its_next() {
        assertThat(new Page<>(List.of(1, 2), "x").map(String::valueOf)).isEqualTo(new Page<>(List.of("1", "2"), "x"));
    }

    /** What a query with a limit of one row more than was asked for gives. */
    private static List<UUID> behind(List<UUID> rows, PageRequest request) {
        int from = rows.indexOf(request.afterId()) + 1;
        return rows.subList(from, Math.min(rows.size(), from + request.limit() + 1));
    }
}
