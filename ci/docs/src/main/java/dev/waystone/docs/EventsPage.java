package dev.waystone.docs;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every published event, from its schema, and who reads it, from the descriptors. */
final class EventsPage {

    private static final String HEADING = """
            # Events

            Written by a test from `services/*/events/*.schema.json` and the `needs` of each `service.yaml`. On the wire an event is a
            CloudEvent 1.0 in binary mode: its data is the record's value in JSON, everything else is a header (`ce_type`, `ce_id`,
            `ce_subject`, `ce_sequence`, `ce_tenant`, `traceparent`). The record's key and `ce_subject` are the aggregate's id; `ce_sequence`
            is its version, which counts up by one with each of its events. Readers ignore fields that they do not know.
            """;

    private final Path root;

    EventsPage(Path root) {
        this.root = root;
    }

    String text() throws IOException {
        var all = Descriptors.readAll(root);
        all.keySet().removeIf(Clones::have);
        Collection<Descriptor> services = all.values();
        var page = new StringBuilder(HEADING);
        for (Descriptor service : services) {
            var topic = service.provides().topic();
            if (topic != null) {
                page.append("\n## Topic `%s`, by %s\n\nOne key is one %s; %d partitions, kept %d days.\n\n"
                        .formatted(
                                topic.name(),
                                service.name(),
                                topic.aggregate(),
                                topic.partitions(),
                                topic.retention().toDays()));
                page.append("| event | data | read by |\n|---|---|---|\n");
                for (Path schema : schemas(service.name())) {
                    page.append(row(service, topic.name(), schema, services));
                }
            }
        }
        return page.toString();
    }

    private String row(Descriptor producer, String topic, Path file, Collection<Descriptor> services)
            throws IOException {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(file));
        String type = schema.get("$id").asString().replace("urn:waystone:event:", "");
        String example = file.getFileName().toString().replace(".schema.json", ".example.json");
        String folder = "../../services/" + producer.name() + "/events/";
        return "| [`%s`](%s) ([example](%s)) | %s | %s |\n"
                .formatted(
                        type,
                        folder + file.getFileName(),
                        folder + example,
                        fields(schema),
                        services.stream()
                                .filter(service -> reads(service, topic, type))
                                .map(Descriptor::name)
                                .collect(Collectors.joining(", ")));
    }

    private static boolean reads(Descriptor service, String topic, String type) {
        return service.needs().topics().stream()
                .anyMatch(read -> read.name().equals(topic) && read.events().containsKey(type));
    }

    private static String fields(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        return properties.propertyNames().stream()
                .map(name ->
                        "`" + name + "` " + type(properties.get(name)) + (required.contains(name) ? "" : ", optional"))
                .collect(Collectors.joining("; "));
    }

    private static String type(JsonNode schema) {
        if (schema.has("enum")) {
            var words = new ArrayList<String>();
            schema.get("enum").forEach(word -> words.add(word.asString()));
            return String.join(" or ", words);
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> "{" + fields(schema) + "}";
            case "array" -> "list of " + type(schema.path("items"));
            case "string" -> schema.path("format").asString("text");
            default -> schema.path("type").asString("");
        };
    }

    private List<Path> schemas(String service) throws IOException {
        Path folder = root.resolve("services").resolve(service).resolve("events");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".schema.json"))
                    .sorted()
                    .toList();
        }
    }
}
