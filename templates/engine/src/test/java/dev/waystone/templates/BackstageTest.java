package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.render.YamlCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class BackstageTest {
    private static final YamlCheck CHECK =
            new YamlCheck(BackstageTest.class, "/backstage-template.schema.json", "the template", document -> Map.of());
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
        FileTree export = Backstage.of(template);
        JsonNode entity = entity(export);
        Answers answers = standalone(template, new RandomAnswers(seed).of(template.manifest()));
        FileTree rendered = render(export.below("skeleton"), values(entity, parameters(entity, answers)));

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
        JsonNode entity = entity(Backstage.of(template));
        Answers answers = new RandomAnswers(seed).of(template.manifest());
        Map<String, Object> given = parameters(entity, answers);
        entity.path("spec")
                .path("parameters")
                .forEach(page -> page.path("properties").properties().forEach(property -> {
                    String pattern = property.getValue().path("pattern").asString(".*");
                    assertThat(String.valueOf(given.get(property.getKey())))
                            .as(property.getKey())
                            .matches(pattern);
                }));
    }

    private static JsonNode entity(FileTree export) {
        List<String> problems = new ArrayList<>();
        JsonNode entity = CHECK.read(export.get("template.yaml").orElseThrow().text(), "template.yaml", problems);
        assertThat(problems).isEmpty();
        return entity;
    }

    /** What a user types, for each parameter that the template declares. */
    private static Map<String, Object> parameters(JsonNode entity, Answers answers) {
        Map<String, Object> known = new LinkedHashMap<>(answers.values());
        known.put("repoUrl", "github.com?owner=acme&repo=" + answers.noun().kebabMany());
        known.put("without", List.copyOf(answers.without()));
        known.putAll(Map.of(
                "one",
                answers.noun().one(),
                "many",
                answers.noun().many(),
                "article",
                answers.noun().article()));
        answers.consumed()
                .ifPresent(other -> known.putAll(
                        Map.of("otherOne", other.one(), "otherMany", other.many(), "otherArticle", other.article())));
        Map<String, Object> given = new LinkedHashMap<>();
        entity.path("spec")
                .path("parameters")
                .forEach(page ->
                        page.path("properties").propertyNames().forEach(name -> given.put(name, known.get(name))));
        assertThat(given).doesNotContainValue(null);
        return given;
    }

    /** The values of the step that fetches, which are expressions themselves. */
    private static Map<String, Object> values(JsonNode entity, Map<String, Object> parameters) {
        Nunjucks nunjucks = new Nunjucks(Map.of("parameters", parameters));
        Map<String, Object> values = new LinkedHashMap<>();
        JsonNode step = entity.path("spec").path("steps").get(0);
        assertThat(step.path("action").asString()).isEqualTo("fetch:template");
        step.path("input").path("values").properties().forEach(value -> {
            boolean list = value.getKey().equals("without");
            values.put(
                    value.getKey(),
                    list
                            ? parameters.getOrDefault("without", List.of())
                            : nunjucks.render(value.getValue().asString()));
        });
        return values;
    }

    /** As the scaffolder does: names and texts are rendered, a file without a name is left out, binaries are copied. */
    private static FileTree render(FileTree skeleton, Map<String, Object> values) {
        Nunjucks nunjucks = new Nunjucks(Map.of("values", values));
        SortedMap<String, TreeFile> rendered = new TreeMap<>();
        skeleton.files().forEach((path, file) -> {
            String name = nunjucks.render(path);
            if (!name.isEmpty()) {
                rendered.put(name, file.isText() ? file.withText(nunjucks.render(file.text())) : file);
            }
        });
        return new FileTree(rendered);
    }

    /** As the scaffolder can give them: what needs a topic's documents is not among the features to leave out. */
    private static Answers standalone(Template template, Answers answers) {
        SortedSet<String> without = new TreeSet<>(answers.without());
        template.manifest().derived().ifPresent(without::remove);
        return new Answers(
                answers.noun(),
                answers.consumed(),
                answers.events(),
                answers.values(),
                without,
                Answers.Layout.STANDALONE);
    }

    private static String words(TreeFile file) {
        return file.text().replaceAll("[\\s-]+", " ");
    }
}
