package dev.waystone.templates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of a topic, as the documents of its service describe them. Immutable.
 *
 * @param topic its name
 * @param events the newest version of each, by name
 */
public record TopicEvents(String topic, List<Event> events) {
    private static final Pattern SCHEMA = Pattern.compile("events/(.+)\\.v(\\d+)\\.schema\\.json");
    private static final Pattern TYPE =
            Pattern.compile("urn:waystone:event:([A-Za-z0-9_.]+\\.([A-Z][A-Za-z0-9]*)\\.v\\d+)");
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One kind of event.
     *
     * @param type such as {@code org.acme.catalogitems.CatalogItemPriced.v1}
     * @param name such as {@code CatalogItemPriced}
     * @param schema its data as JSON Schema
     * @param example its data, such as the service publishes
     */
    record Event(String type, String name, JsonNode schema, String example) {}

    public TopicEvents {
        events = List.copyOf(events);
    }

    /**
     * Reads them.
     *
     * @param producer the files of the topic's service, with {@code events/<name>.v<n>.schema.json} and {@code .example.json}
     * @throws TemplateException with a line for each document that is missing or cannot be read
     */
    public static TopicEvents of(String topic, FileTree producer) {
        List<String> problems = new ArrayList<>();
        Map<String, Integer> versions = new LinkedHashMap<>();
        Map<String, Event> newest = new LinkedHashMap<>();
        producer.files().forEach((path, file) -> {
            Matcher schema = SCHEMA.matcher(path);
            if (schema.matches() && versions.getOrDefault(schema.group(1), 0) < Integer.parseInt(schema.group(2))) {
                versions.put(schema.group(1), Integer.parseInt(schema.group(2)));
                event(producer, path, file, problems).ifPresent(event -> newest.put(schema.group(1), event));
            }
        });
        if (versions.isEmpty()) {
            problems.add(
                    "topic " + topic + " has no events/*.schema.json in the folder of its service; allowed: a topic"
                            + " whose service has them, and its tests with -Dwaystone.contracts=update write them");
        }
        if (!problems.isEmpty()) {
            throw new TemplateException(problems);
        }
        return new TopicEvents(topic, List.copyOf(newest.values()));
    }

    private static Optional<Event> event(FileTree producer, String path, TreeFile file, List<String> problems) {
        String beside = path.replace(".schema.json", ".example.json");
        try {
            JsonNode schema = JSON.readTree(file.text());
            Matcher type = TYPE.matcher(schema.path("$id").asString(""));
            String example = producer.get(beside).map(TreeFile::text).orElse("");
            if (!type.matches()) {
                problems.add(path + ": its $id names no type; allowed: urn:waystone:event:<package>.<Name>.v<n>");
            } else if (example.isBlank()) {
                problems.add(beside + " is missing; allowed: an example beside each schema");
            } else {
                JSON.readTree(example);
                return Optional.of(new Event(type.group(1), type.group(2), schema, example.strip()));
            }
        } catch (JacksonException e) {
            problems.add(path + " or its example is no JSON: " + e.getOriginalMessage());
        }
        return Optional.empty();
    }
}
