package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of DESIGN section 7 on a template that has one of everything; a failing case names its seed. */
class LawsTest {
    private static final int CASES = 200;

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

    /** Else the law below would hold for want of trying. */
    @Test
    void every_kind_of_change_and_edit_and_outcome_occurs_in_a_run() {
        Set<TemplateChange.Kind> changes = EnumSet.noneOf(TemplateChange.Kind.class);
        Set<Edits.Kind> edits = EnumSet.noneOf(Edits.Kind.class);
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        Set<Conflict.Kind> conflicts = EnumSet.noneOf(Conflict.Kind.class);
        int clean = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Upgrade upgrade = Upgrade.of(Engine.REAL, Sample.TEMPLATE, seed);
            Edits edit = Edits.of(upgrade, seed);
            changes.addAll(upgrade.change().kinds());
            for (Edits.Told told : edit.told()) {
                edits.add(told.kind());
                if (told.kind().isOfLines()) {
                    modes.add(told.mode());
                }
            }
            Merged merged = upgrade.of(edit.yours());
            merged.conflicts().forEach(conflict -> conflicts.add(conflict.kind()));
            clean += merged.conflicts().isEmpty() ? 1 : 0;
        }
        assertThat(changes).containsExactlyInAnyOrder(TemplateChange.Kind.values());
        assertThat(edits).containsExactlyInAnyOrder(Edits.Kind.values());
        assertThat(modes).containsExactlyInAnyOrder(Mode.values());
        assertThat(conflicts)
                .as("all but of links, which no edit makes")
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Conflict.Kind.KIND, Conflict.Kind.IN_THE_WAY)));
        assertThat(clean).as("merged without a conflict").isBetween(CASES / 5, CASES * 4 / 5);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_line_vanishes_only_inside_a_reported_conflict(long seed) {
        laws.edits(seed);
    }
}
