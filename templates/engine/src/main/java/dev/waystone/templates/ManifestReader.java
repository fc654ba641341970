package dev.waystone.templates;

import dev.waystone.render.YamlCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads {@code template.yaml} after its schema has judged it. */
final class ManifestReader {
    private static final YamlCheck CHECK = new YamlCheck(
            ManifestReader.class, "/dev/waystone/templates/template.schema.json", "the template", ManifestSense::of);

    private ManifestReader() {}

    static Manifest read(String yaml, String where) {
        List<String> problems = new ArrayList<>();
        JsonNode document = CHECK.read(yaml, where, problems);
        if (document == null) {
            throw new TemplateException(problems);
        }
        return new Manifest(
                document.path("name").asString(),
                Version.parse(document.path("version").asString()),
                document.path("description").asString(),
                document.path("golden").asString(),
                nouns(document.path("nouns")),
                texts(document.path("values")),
                features(document.path("features")),
                rules(document.path("files")),
                globs(document.path("omit")),
                strings(document.path("shell")),
                migrations(document.path("migrations")));
    }

    private static Manifest.Nouns nouns(JsonNode nouns) {
        Optional<Noun> consumed = nouns.has("consumed") ? Optional.of(noun(nouns.path("consumed"))) : Optional.empty();
        return new Manifest.Nouns(noun(nouns.path("own")), consumed, texts(nouns.path("events")));
    }

    static Noun noun(JsonNode noun) {
        return Noun.of(
                noun.path("one").asString(""),
                noun.path("many").asString(""),
                noun.path("article").asString(""));
    }

    private static Map<String, Manifest.Feature> features(JsonNode features) {
        Map<String, Manifest.Feature> found = new LinkedHashMap<>();
        features.properties()
                .forEach(entry -> found.put(
                        entry.getKey(),
                        new Manifest.Feature(
                                entry.getValue().path("description").asString(),
                                globs(entry.getValue().path("files")),
                                strings(entry.getValue().path("needs")),
                                entry.getValue().path("derived").asBoolean(false))));
        return found;
    }

    private static List<Manifest.FileRule> rules(JsonNode files) {
        List<Manifest.FileRule> rules = new ArrayList<>();
        files.forEach(rule ->
                rules.add(new Manifest.FileRule(Mode.of(rule.path("mode").asString()), globs(rule.path("paths")))));
        return rules;
    }

    private static List<Migration> migrations(JsonNode migrations) {
        List<Migration> found = new ArrayList<>();
        for (JsonNode migration : migrations) {
            List<Migration.Move> moves = new ArrayList<>();
            migration
                    .path("moves")
                    .forEach(move -> moves.add(new Migration.Move(
                            move.path("from").asString(), move.path("to").asString())));
            found.add(new Migration(
                    Version.parse(migration.path("version").asString()),
                    moves,
                    strings(migration.path("recipes")),
                    migration.path("note").asString("")));
        }
        return found;
    }

    private static List<Glob> globs(JsonNode array) {
        return strings(array).stream().map(Glob::new).toList();
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asString()));
        return List.copyOf(strings);
    }

    static SortedMap<String, String> texts(JsonNode mapping) {
        SortedMap<String, String> texts = new TreeMap<>();
        mapping.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }
}
