package dev.waystone.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every metric that a service promises in its {@code metrics.txt}, with what the code says that it counts. */
final class MetricsPage {

    private static final String HEADING = """
            # Metrics

            Written by a test from each service's `metrics.txt`, which a test of the service holds equal to what it shows at `/q/metrics`, in Prometheus'
            form. Names of HTTP metrics are those of OpenTelemetry's semantic conventions. `agroal_*` are the pools of database connections, `ft_*` the
            [policies](configuration.md#resilience-waystoneresilience) of calls out.

            | metric | type | labels | what it counts | shown by |
            |---|---|---|---|---|
            """;
    private static final Pattern DESCRIBED = Pattern.compile(
            "\"([a-z]+(?:[._][a-z]+)+)\"\\s*(?:,\\s*|(?:,[^;\"]*)?\\)\\s*(?:\\.(?!description)[^;]*?)?\\.description\\(\\s*)\"([A-Z][^\"]+)\"");

    private final Path root;
    private final Map<String, TreeSet<String>> services = new TreeMap<>();

    MetricsPage(Path root) {
        this.root = root;
    }

    String text() throws IOException {
        for (Path listed : files("services", "metrics.txt")) {
            String service = listed.getParent().getFileName().toString();
            Files.readAllLines(listed).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> services.computeIfAbsent(line.strip(), metric -> new TreeSet<>())
                            .add(service));
        }
        var meanings = meanings();
        var page = new StringBuilder(HEADING);
        services.forEach((line, shownBy) -> page.append(row(line.split("\\s+"), meanings, shownBy)));
        return page.toString();
    }

    private static String row(String[] words, Map<String, String> meanings, TreeSet<String> shownBy) {
        String meaning = meanings.entrySet().stream()
                .filter(entry -> words[0].matches(Pattern.quote(entry.getKey()) + "(_seconds)?(_total)?"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        words[0],
                        words[1],
                        Arrays.stream(words)
                                .skip(2)
                                .map(label -> "`" + label + "`")
                                .collect(Collectors.joining(", ")),
                        Javadoc.cell(meaning),
                        String.join(", ", shownBy));
    }

    private Map<String, String> meanings() throws IOException {
        var meanings = new TreeMap<String, String>();
        for (String folder : new String[] {"platform-libs", "services"}) {
            for (Path source : files(folder, ".java")) {
                DESCRIBED
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(found -> meanings.put(found.group(1).replace('.', '_'), found.group(2)));
            }
        }
        return meanings;
    }

    private java.util.List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file ->
                            ending.equals("metrics.txt") || file.toString().contains("/src/main/"))
                    .filter(file -> !root.relativize(file).toString().contains("/target/") && !Clones.have(file))
                    .sorted()
                    .toList();
        }
    }
}
