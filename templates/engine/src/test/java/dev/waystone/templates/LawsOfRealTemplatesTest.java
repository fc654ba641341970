package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same laws on the templates that users get. */
class LawsOfRealTemplatesTest {
    private static final List<Template> TEMPLATES = RealTemplates.all();

    static Stream<Arguments> cases() {
        return TEMPLATES.stream()
                .flatMap(template -> Seeds.few()
                        .mapToObj(seed -> Arguments.of(template.manifest().name(), seed)));
    }

    private static Laws laws(String name) {
        return new Laws(
                Engine.REAL,
                TEMPLATES.stream()
                        .filter(template -> template.manifest().name().equals(name))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void there_are_templates() {
        assertThat(TEMPLATES)
                .extracting(template -> template.manifest().name())
                .contains("rest-service", "event-consumer");
    }

    @Test
    void golden_answers_give_back_the_source() {
        TEMPLATES.forEach(template -> new Laws(Engine.REAL, template).identity());
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("cases")
    void a_clone_renamed_back_is_the_source(String name, long seed) {
        laws(name).roundTrip(seed);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("cases")
    void exactly_the_listed_nouns_are_gone(String name, long seed) {
        laws(name).noResidue(seed);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("cases")
    void the_same_answers_give_the_same_bytes(String name, long seed) {
        laws(name).determinism(seed);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("cases")
    void a_new_clone_is_an_upgraded_one_and_twice_is_once(String name, long seed) {
        laws(name).upgrade(seed);
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("cases")
    void a_line_vanishes_only_inside_a_reported_conflict(String name, long seed) {
        laws(name).edits(seed);
    }
}
