package dev.waystone.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void every_id_survives_the_round_trip_and_is_safe_in_a_url(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());

            assertThat(Cursor.of(id)).matches("[A-Za-z0-9_-]{22}");
            assertThat(Cursor.uuid(Cursor.of(id))).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAB",
                "////////////////////+A",
                "AAAAAAAAAA AAAAAAAAAAA",
                "0199d0c5-0000-7000-8000-000000000000"
            })
    void what_no_page_gave_is_refused_naming_the_field(String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Cursor.uuid(cursor))
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400))
                .satisfies(e -> assertThat(e.problem().errors())
                        .extracting(FieldError::field)
                        .containsExactly("after"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void a_cursor_with_one_letter_changed_is_another_id_or_refused(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            StringBuilder changed = new StringBuilder(Cursor.of(id));
            changed.setCharAt(random.nextInt(22), (char) random.nextInt(33, 127));

            try {
                assertThat(Cursor.of(Cursor.uuid(changed.toString()))).hasToString(changed.toString());
            } catch (ProblemException refused) {
                assertThat(refused.problem().status()).isEqualTo(400);
            }
        }
    }
}
