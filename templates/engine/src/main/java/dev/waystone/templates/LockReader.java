package dev.waystone.templates;

import dev.waystone.render.YamlCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads {@code waystone.lock} after its schema has judged it: somebody may have edited it. */
final class LockReader {
    private static final YamlCheck CHECK =
            new YamlCheck(LockReader.class, "/dev/waystone/templates/lock.schema.json", "the lock", LockReader::sense);

    private LockReader() {}

    static Lock read(String yaml, String where) {
        List<String> problems = new ArrayList<>();
        JsonNode document = CHECK.read(yaml, where, problems);
        if (document == null) {
            throw new TemplateException(problems);
        }
        JsonNode tree = document.path("tree");
        return new Lock(
                document.path("template").asString(),
                Version.parse(document.path("version").asString()),
                tree.isNull()
                        ? Optional.empty()
                        : Optional.of(new Template.TreeIds(
                                tree.path("golden").asString(),
                                tree.path("archetype").asString())),
                answers(document.path("answers")),
                files(document.path("files")));
    }

    private static Answers answers(JsonNode answers) {
        SortedMap<String, String> values = new TreeMap<>();
        for (String name : List.of("package", "owner", "onCall", "port")) {
            values.put(name, answers.path(name).asString());
        }
        JsonNode consumes = answers.path("consumes");
        return new Answers(
                ManifestReader.noun(answers),
                consumes.isMissingNode() ? Optional.empty() : Optional.of(ManifestReader.noun(consumes)),
                ManifestReader.texts(answers.path("events")),
                values,
                new TreeSet<>(ManifestReader.strings(answers.path("without"))),
                Answers.Layout.valueOf(answers.path("layout").asString().toUpperCase(Locale.ROOT)));
    }

    private static SortedMap<String, Lock.Entry> files(JsonNode files) {
        SortedMap<String, Lock.Entry> entries = new TreeMap<>();
        files.properties()
                .forEach(file -> entries.put(
                        file.getKey(),
                        new Lock.Entry(
                                Mode.of(file.getValue().path("mode").asString()),
                                file.getValue().path("hash").asString())));
        return entries;
    }

    private static Map<String, String> sense(JsonNode document) {
        Map<String, String> problems = new LinkedHashMap<>();
        noun(document.path("answers"), "/answers/one", problems);
        JsonNode consumes = document.path("answers").path("consumes");
        if (!consumes.isMissingNode()) {
            noun(consumes, "/answers/consumes", problems);
        }
        return problems;
    }

    private static void noun(JsonNode noun, String pointer, Map<String, String> problems) {
        List<String> found = new ArrayList<>();
        NounReader.read(
                noun.path("one").asString(),
                noun.path("many").asString(),
                noun.path("article").asString(),
                found);
        if (!found.isEmpty()) {
            problems.put(pointer, String.join("; ", found));
        }
    }
}
