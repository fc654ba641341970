package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.render.YamlCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Does with an exported template what Backstage's scaffolder does: takes parameters, and renders the skeleton. */
public final class Scaffolder {
    private static final YamlCheck CHECK =
            new YamlCheck(Scaffolder.class, "/backstage-template.schema.json", "the template", document -> Map.of());

    private Scaffolder() {}

    /** What comes of it when somebody gives these answers and lays the sources out. */
    public static FileTree made(FileTree export, Answers answers) {
        return Reformat.java(rendered(export, answers));
    }

    static FileTree rendered(FileTree export, Answers answers) {
        JsonNode entity = entity(export);
        return render(export.below("skeleton"), values(entity, parameters(entity, answers)));
    }

    static JsonNode entity(FileTree export) {
        List<String> problems = new ArrayList<>();
        JsonNode entity = CHECK.read(export.get("template.yaml").orElseThrow().text(), "template.yaml", problems);
        assertThat(problems).isEmpty();
        return entity;
    }

    /** What a user types, for each parameter that the template declares. */
    static Map<String, Object> parameters(JsonNode entity, Answers answers) {
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
}
