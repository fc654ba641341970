package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The service that owns a topic, seen through its documents: descriptor, schemas, examples. */
final class Producer {

    private static final String SCHEMA = ".schema.json";
    private static final String EXAMPLE = ".example.json";

    /** An event as its producer publishes it. */
    record Published(JsonNode schema, JsonNode example) {}

    private final String name;
    private final Map<String, Published> events;

    private Producer(String name, Map<String, Published> events) {
        this.name = name;
        this.events = events;
    }

    /**
     * The producer of a topic: among the documents that {@code module} keeps in {@code contracts}, for a repository of its
     * own; or itself; or among the folders beside it.
     */
    static Optional<Producer> of(String topic, Path module) {
        Path own = module.toAbsolutePath();
        Stream<Path> places = Stream.of(services(own.resolve("contracts")), List.of(own), services(own.getParent()))
                .flatMap(List::stream);
        return places.filter(folder -> Files.exists(folder.resolve("service.yaml")) && provides(topic, folder))
                .findFirst()
                .map(folder -> new Producer(folder.getFileName().toString(), published(folder)));
    }

    private static List<Path> services(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(place)) {
            return folders.filter(folder -> Files.exists(folder.resolve("service.yaml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /** The published events by their CloudEvents type. */
    Map<String, Published> events() {
        return events;
    }

    private static boolean provides(String topic, Path folder) {
        JsonNode descriptor = Documents.readYaml(folder.resolve("service.yaml"));
        return descriptor.path("provides").path("topic").path("name").asText().equals(topic);
    }

    private static Map<String, Published> published(Path folder) {
        Map<String, Published> events = new LinkedHashMap<>();
        String prefix = EventType.schemaId("");
        for (Path file : new ModuleFolder(folder)
                .filesUnder("events", path -> path.toString().endsWith(SCHEMA))) {
            JsonNode schema = Documents.readJson(file);
            String id = schema.path("$id").asText();
            Path example = file.resolveSibling(file.getFileName().toString().replace(SCHEMA, EXAMPLE));
            if (id.startsWith(prefix) && Files.exists(example)) {
                events.put(id.substring(prefix.length()), new Published(schema, Documents.readJson(example)));
            }
        }
        return events;
    }
}
