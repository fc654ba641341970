package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BackstageTest {
    private static final List<Template> TEMPLATES = Stream.concat(
                    Stream.of(Sample.TEMPLATE), RealTemplates.all().stream())
            .toList();

    static Stream<Arguments> cases() {
        return TEMPLATES.stream()
                .flatMap(template -> LongStream.range(0, 5)
                        .mapToObj(seed -> Arguments.of(template.manifest().name(), seed, template)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("cases")
    void a_rendered_skeleton_laid_out_is_the_clone_that_new_makes(String name, long seed, Template template) {
        FileTree export = Backstage.of(template, FileTree.EMPTY);
        Answers answers = standalone(template, new RandomAnswers(seed).of(template.manifest()));
        FileTree rendered = Scaffolder.rendered(export, answers);

        FileTree made = Generation.generate(template, answers);

        assertThat(rendered.files().keySet()).isEqualTo(made.files().keySet());
        Reformat.java(rendered).files().forEach((path, file) -> {
            if (path.equals(Lock.FILE)) {
                Lock lock = Lock.parse(file.text(), path);
                assertThat(lock.answers()).isEqualTo(answers);
                assertThat(lock.version()).isEqualTo(template.manifest().version());
            } else if (path.endsWith(".md")) {
                assertThat(words(file)).as(path).isEqualTo(words(made.files().get(path)));
            } else {
                assertThat(file.text())
                        .as(path)
                        .isEqualTo(made.files().get(path).text());
                assertThat(file).as(path).isEqualTo(made.files().get(path));
            }
        });
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("cases")
    void every_parameter_has_a_pattern_that_the_answers_keep(String name, long seed, Template template) {
        FileTree export = Backstage.of(template, FileTree.EMPTY);
        Answers answers = new RandomAnswers(seed).of(template.manifest());
        Map<String, Object> given = Scaffolder.parameters(export, answers);
        Scaffolder.entity(export)
                .path("spec")
                .path("parameters")
                .forEach(page -> page.path("properties").properties().forEach(property -> {
                    String pattern = property.getValue().path("pattern").asString(".*");
                    assertThat(String.valueOf(given.get(property.getKey())))
                            .as(property.getKey())
                            .matches(pattern);
                }));
    }

    @Test
    void documents_are_in_the_skeleton_as_they_are() {
        String text = "{\"a\": \"${{ b }} $${{ c }} {% d %} {# e #} {{ f }} {{%{#} Qzvone\"}";
        FileTree export =
                Backstage.of(TEMPLATES.getFirst(), FileTree.EMPTY.with("contracts/x.json", TreeFile.of(text)));
        Answers answers = standalone(
                TEMPLATES.getFirst(),
                new RandomAnswers(1).of(TEMPLATES.getFirst().manifest()));

        assertThat(Scaffolder.rendered(export, answers).get("contracts/x.json")).contains(TreeFile.of(text));
    }

    @Test
    void who_leaves_nothing_out_need_not_say_so() {
        FileTree export = Backstage.of(Sample.TEMPLATE, FileTree.EMPTY);
        Answers some = standalone(Sample.TEMPLATE, new RandomAnswers(1).of(Sample.MANIFEST));
        Answers all =
                new Answers(some.noun(), some.consumed(), some.events(), some.values(), new TreeSet<>(), some.layout());
        Map<String, Object> parameters = new TreeMap<>(Scaffolder.parameters(export, all));
        parameters.remove("without");

        assertThat(Scaffolder.rendered(export, parameters)).isEqualTo(Scaffolder.rendered(export, all));
    }

    /** As the scaffolder can give them: it has no documents of another topic than the sample's. */
    private static Answers standalone(Template template, Answers answers) {
        SortedSet<String> without = new TreeSet<>(answers.without());
        template.manifest().derived().ifPresent(without::remove);
        return new Answers(
                answers.noun(),
                template.manifest().nouns().consumed(),
                answers.events(),
                answers.values(),
                without,
                Answers.Layout.STANDALONE);
    }

    private static String words(TreeFile file) {
        return file.text().replaceAll("[\\s-]+", " ");
    }
}
