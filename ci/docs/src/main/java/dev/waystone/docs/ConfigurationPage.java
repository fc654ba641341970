package dev.waystone.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every configuration key of the libraries and services, from the interfaces that read them. */
final class ConfigurationPage {

    private static final String HEADING = """
            # Configuration keys

            Written from the code by a test, comments included. A key that no library knows stops the start and is answered with the nearest
            one that is known. Durations are written `500ms`, `2s`, `15m`, `24h`; sizes `256K`. Like every key of Quarkus, one may also be
            given by the environment: `waystone.rest.max-body` is `WAYSTONE_REST_MAX_BODY`.
            """;
    private static final String PRESETS = """

            ## Defaults of other libraries that Waystone sets

            An application's own `application.properties` or environment overrides each. What stands under a line without a reason of its own
            has the reason above it.

            | library | key | value | why |
            |---|---|---|---|
            """;

    private final Path root;

    ConfigurationPage(Path root) {
        this.root = root;
    }

    String text() throws IOException {
        var page = new StringBuilder(HEADING);
        for (String folder : List.of("platform-libs", "services")) {
            for (Path source : sources(folder, "Config.java")) {
                if (Files.readString(source).contains("@ConfigMapping(")
                        && !module(source).equals("testing")) {
                    section(source, page);
                }
            }
        }
        page.append(PRESETS);
        for (Path file : sources("platform-libs", "META-INF/microprofile-config.properties")) {
            if (!module(file).equals("testing")) {
                presets(file, page);
            }
        }
        return page.toString();
    }

    private void section(Path source, StringBuilder page) throws IOException {
        var mappings = ConfigMappings.read(source);
        page.append("\n## %s: `%s.*`\n\n%s\n\n".formatted(module(source), mappings.prefix(), mappings.text()));
        page.append("| key | default | type | what it says |\n|---|---|---|---|\n");
        for (var key : mappings.keys()) {
            String fallback = key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`";
            page.append("| `%s` | %s | %s | %s |\n".formatted(key.name(), fallback, key.type(), key.text()));
        }
    }

    private void presets(Path file, StringBuilder page) throws IOException {
        String reason = "";
        for (var preset : Presets.read(file).all()) {
            if (!preset.key().startsWith("quarkus.log.") && !preset.key().startsWith("mp.openapi.")) {
                page.append("| %s | `%s` | `%s` | %s |\n"
                        .formatted(
                                module(file),
                                preset.key(),
                                Javadoc.cell(preset.value()),
                                preset.why().equals(reason) ? "" : Javadoc.cell(preset.why())));
                reason = preset.why();
            }
        }
    }

    private String module(Path file) {
        return root.relativize(file).getName(1).toString();
    }

    private List<Path> sources(String folder, String ending) throws IOException {
        var found = new ArrayList<Path>();
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> file.toString().contains("/src/main/") && !Clones.have(file))
                    .sorted()
                    .forEach(found::add);
        }
        return found;
    }
}
