package dev.waystone.templates;

import dev.waystone.render.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the schema cannot say about a {@code template.yaml} that it accepts. */
final class ManifestSense {
    private ManifestSense() {}

    /** Problems by the JSON pointer of what is wrong. */
    static Map<String, String> of(JsonNode document) {
        Map<String, String> problems = new LinkedHashMap<>();
        noun(document, "own", problems);
        noun(document, "consumed", problems);
        needs(document.path("features"), problems);
        migrations(document, problems);
        return problems;
    }

    private static void noun(JsonNode document, String which, Map<String, String> problems) {
        JsonNode noun = document.path("nouns").path(which);
        if (noun.isMissingNode()) {
            return;
        }
        List<String> found = new ArrayList<>();
        Noun read = NounReader.read(
                noun.path("one").asString(),
                noun.path("many").asString(),
                noun.path("article").asString(""),
                found);
        boolean twoWords =
                read.one().matches("[A-Z][a-z]+ [A-Z][a-z]+") && read.many().matches("[A-Z][a-z]+ [A-Z][a-z]+");
        if (found.isEmpty() && !twoWords) {
            found.add(
                    noun.path("one").asString()
                            + " is not two words of letters; allowed: two, so that it is found in every casing and never by chance");
        }
        if (!found.isEmpty()) {
            problems.put("/nouns/" + which, "nouns." + which + ": " + String.join("; ", found));
        }
    }

    private static void needs(JsonNode features, Map<String, String> problems) {
        for (Map.Entry<String, JsonNode> feature : features.properties()) {
            List<String> needs = ManifestReader.strings(feature.getValue().path("needs"));
            for (int i = 0; i < needs.size(); i++) {
                String needed = needs.get(i);
                if (!features.has(needed) || needed.equals(feature.getKey())) {
                    problems.put(
                            "/features/" + feature.getKey() + "/needs/" + i,
                            "feature " + feature.getKey() + " needs " + needed + ", which is no other feature"
                                    + allowed(needed, List.copyOf(features.propertyNames())));
                }
            }
        }
    }

    static String allowed(String given, List<String> options) {
        String nearest = Nearest.to(given, options)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        return "; allowed: " + (options.isEmpty() ? "none" : String.join(", ", options)) + nearest;
    }

    private static void migrations(JsonNode document, Map<String, String> problems) {
        Version last = null;
        Version newest = Version.parse(document.path("version").asString());
        for (int i = 0; i < document.path("migrations").size(); i++) {
            Version version = Version.parse(
                    document.path("migrations").get(i).path("version").asString());
            String where = "/migrations/" + i + "/version";
            if (last != null && version.compareTo(last) <= 0) {
                problems.put(
                        where,
                        "migration " + version + " stands after " + last + "; allowed: oldest first, one a version");
            } else if (version.compareTo(newest) > 0) {
                problems.put(where, "migration " + version + " is newer than the template; allowed: up to " + newest);
            }
            last = version;
        }
    }
}
