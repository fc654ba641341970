package dev.waystone.templates;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of DESIGN section 7 on a template that has one of everything; a failing case names its seed. */
class LawsTest {
    private final Laws laws = new Laws(Engine.REAL, Sample.TEMPLATE);

    static LongStream seeds() {
        return Seeds.all();
    }

    @Test
    void golden_answers_give_back_the_source() {
        laws.identity();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_clone_renamed_back_is_the_source(long seed) {
        laws.roundTrip(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void exactly_the_listed_nouns_are_gone(long seed) {
        laws.noResidue(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_same_answers_give_the_same_bytes(long seed) {
        laws.determinism(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_new_clone_is_an_upgraded_one_and_twice_is_once(long seed) {
        laws.upgrade(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_line_vanishes_only_inside_a_reported_conflict(long seed) {
        laws.edits(seed);
    }
}
