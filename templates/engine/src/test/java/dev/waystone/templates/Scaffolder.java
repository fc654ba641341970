package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mozilla.javascript.JavaScriptException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Does with an exported template what Backstage's scaffolder does: takes parameters, and renders the skeleton. */
public final class Scaffolder {
    private static final ObjectMapper YAML = YAMLMapper.builder().build();
    private static final Nunjucks NUNJUCKS = new Nunjucks();

    private Scaffolder() {}

    /** What comes of it when somebody gives these answers and lays the sources out. */
    public static FileTree made(FileTree export, Answers answers) {
        return Reformat.java(rendered(export, answers));
    }

    /** What comes of it before that. */
    public static FileTree rendered(FileTree export, Answers answers) {
        return rendered(export, parameters(export, answers));
    }

    static FileTree rendered(FileTree export, Map<String, Object> parameters) {
        return render(export.below("skeleton"), Map.of("values", values(entity(export), parameters)));
    }

    static JsonNode entity(FileTree export) {
        return YAML.readTree(export.get("template.yaml").orElseThrow().text());
    }

    /** What a user types, for each parameter that the template declares. */
    public static Map<String, Object> parameters(FileTree export, Answers answers) {
        Map<String, Object> known = new LinkedHashMap<>(answers.values());
        known.put("repoUrl", "github.com?owner=acme&repo=" + answers.noun().kebabMany());
        known.put("without", List.copyOf(answers.without()));
        known.put("one", answers.noun().one());
        known.put("many", answers.noun().many());
        known.put("article", answers.noun().article());
        Map<String, Object> given = new LinkedHashMap<>();
        entity(export)
                .path("spec")
                .path("parameters")
                .forEach(page -> page.path("properties")
                        .forEachEntry((name, property) -> given.put(name, typed(known.get(name), property))));
        assertThat(given).doesNotContainValue(null);
        return given;
    }

    private static Object typed(Object value, JsonNode property) {
        boolean number = property.path("type").asString().equals("integer");
        return number ? Integer.valueOf(value.toString()) : value;
    }

    /** The values of the step that fetches, which are expressions themselves. */
    private static JsonNode values(JsonNode entity, Map<String, Object> parameters) {
        JsonNode step = entity.path("spec").path("steps").get(0);
        assertThat(step.path("action").asString()).isEqualTo("fetch:template");
        return NUNJUCKS.input(step.path("input").path("values"), Map.of("parameters", parameters));
    }

    /** As the scaffolder does: paths of folders and files, and texts are rendered; binaries are copied. */
    private static FileTree render(FileTree skeleton, Map<String, Object> context) {
        folders(skeleton).forEach(folder -> render(folder, folder, context));
        SortedMap<String, TreeFile> rendered = new TreeMap<>();
        skeleton.files().forEach((path, file) -> {
            String name = render(path, path, context);
            if (!isSkipped(name)) {
                rendered.put(name, file.isText() ? file.withText(render(path, file.text(), context)) : file);
            }
        });
        return new FileTree(rendered);
    }

    private static String render(String path, String text, Map<String, Object> context) {
        try {
            return NUNJUCKS.render(text, context);
        } catch (JavaScriptException e) {
            throw new AssertionError("skeleton/" + path + ": " + e.getMessage(), e);
        }
    }

    private static Set<String> folders(FileTree tree) {
        Set<String> folders = new TreeSet<>();
        for (String path : tree.files().keySet()) {
            for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
                folders.add(path.substring(0, end + 1));
            }
        }
        return folders;
    }

    /** A file, or a folder above it, whose name comes out empty. */
    private static boolean isSkipped(String path) {
        return path.isEmpty() || path.startsWith("/") || path.contains("//");
    }
}
