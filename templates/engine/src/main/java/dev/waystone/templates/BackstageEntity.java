package dev.waystone.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The {@code template.yaml} that Backstage's catalogue reads: what is asked, and what is done with the answers. */
final class BackstageEntity {
    private BackstageEntity() {}

    static String text(Manifest manifest) {
        StringBuilder text = new StringBuilder();
        text.append("# Written by ./waystone export backstage from ")
                .append(manifest.golden())
                .append("; do not edit it.\n");
        text.append("""
                apiVersion: scaffolder.backstage.io/v1beta3
                kind: Template
                metadata:
                  name: %s
                  title: %s
                  description: "%s"
                  tags: [java, quarkus, waystone]
                  annotations: {waystone.dev/template-version: "%s"}
                spec:
                  owner: %s
                  type: service
                  parameters:
                """.formatted(
                        manifest.name(),
                        manifest.name().replace('-', ' '),
                        manifest.description().replace("\"", "'"),
                        manifest.version(),
                        manifest.values().get("owner")));
        names(text);
        place(text);
        if (!features(manifest).isEmpty()) {
            features(manifest, text);
        }
        steps(manifest, text);
        return text.toString();
    }

    private static void names(StringBuilder text) {
        text.append("    - title: Names\n      required: [one, many, article]\n      properties:\n");
        noun(text, "one", "The aggregate, in two words", "Loyalty Account");
        noun(text, "many", "Its plural", "Loyalty Accounts");
        article(text);
    }

    private static void noun(StringBuilder text, String name, String title, String example) {
        text.append("        ").append(name).append(": {title: \"").append(title);
        text.append(
                "\", type: string, maxLength: 40, pattern: \"^[A-Z][a-z0-9]+ [A-Z][a-z0-9]+$\", description: \"such as ");
        text.append(example).append("\"}\n");
    }

    private static void article(StringBuilder text) {
        text.append("        article: {title: Said before it, type: string, enum: [a, an], default: a}\n");
    }

    private static void place(StringBuilder text) {
        text.append("""
                    - title: Place
                      required: [package, owner, onCall, port, repoUrl]
                      properties:
                        package: {title: Java package, type: string, pattern: "^[a-z][a-z0-9]*([.][a-z][a-z0-9]*)+$"}
                        owner: {title: Team, type: string, pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}
                        onCall: {title: Who is called at night, type: string, pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}
                        port: {title: HTTP port on a developer's machine, type: integer, minimum: 1024, maximum: 65535}
                        repoUrl: {title: Repository, type: string, ui:field: RepoUrlPicker}
                """);
    }

    private static void features(Manifest manifest, StringBuilder text) {
        String names = features(manifest).keySet().stream().collect(Collectors.joining(", "));
        text.append("    - title: Features to leave out\n      properties:\n");
        text.append("        without:\n          title: Without\n          type: array\n          uniqueItems: true\n");
        text.append("          default: []\n          ui:widget: checkboxes\n");
        text.append("          items: {type: string, enum: [").append(names).append("]}\n");
        text.append("          description: \"").append(descriptions(manifest)).append("\"\n");
        StringBuilder needs = new StringBuilder();
        features(manifest)
                .forEach((name, feature) -> feature.needs().stream()
                        .filter(features(manifest)::containsKey)
                        .forEach(needed -> needs.append("        - if: {properties: {without: {contains: {const: ")
                                .append(needed)
                                .append("}}}}\n          then: {properties: {without: {contains: {const: ")
                                .append(name)
                                .append("}}}}\n")));
        text.append(needs.isEmpty() ? "" : "      allOf:\n" + needs);
    }

    /** Without the one that needs the documents of a topic, which the scaffolder does not have. */
    private static Map<String, Manifest.Feature> features(Manifest manifest) {
        Map<String, Manifest.Feature> features = new LinkedHashMap<>(manifest.features());
        manifest.derived().ifPresent(features::remove);
        return features;
    }

    private static String descriptions(Manifest manifest) {
        return features(manifest).entrySet().stream()
                .map(feature -> feature.getKey() + ": "
                        + feature.getValue().description().replace("\"", "'"))
                .collect(Collectors.joining(" "));
    }

    private static void steps(Manifest manifest, StringBuilder text) {
        text.append("""
                  steps:
                    - id: fetch
                      name: Make the service
                      action: fetch:template
                      input:
                        url: ./skeleton
                        values:
                """);
        nounValues(text);
        for (String name : List.of("package", "owner", "onCall", "port")) {
            value(text, name, "parameters." + name);
        }
        value(text, "packagePath", "parameters.package | replace('.', '/')");
        String none = features(manifest).isEmpty() ? "            without: []\n" : "";
        text.append(none);
        if (none.isEmpty()) {
            value(text, "without", "parameters.without or []");
        }
        text.append("""
                    - id: publish
                      name: Publish it
                      action: publish:github
                      input:
                        repoUrl: ${{ parameters.repoUrl }}
                        defaultBranch: main
                  output:
                    links:
                      - {title: Repository, url: "${{ steps.publish.output.remoteUrl }}"}
                    text:
                      - title: Then
                        content: "Lay the sources out for their new names (`./mvnw validate -Dspotless.goal=apply`), commit, and let `./waystone upgrade` complete waystone.lock."
                """);
    }

    private static void nounValues(StringBuilder text) {
        for (String name : new String[] {"one", "many"}) {
            value(text, name, "parameters." + name);
            String first = "${{ parameters." + name + "[0] | lower }}";
            String rest = "${{ parameters." + name + ".slice(1) | replace(' ', '') }}";
            text.append("            ")
                    .append("camel" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
            text.append(": \"").append(first).append(rest).append("\"\n");
        }
        value(text, "article", "parameters.article");
    }

    private static void value(StringBuilder text, String name, String expression) {
        text.append("            ")
                .append(name)
                .append(": \"${{ ")
                .append(expression)
                .append(" }}\"\n");
    }
}
