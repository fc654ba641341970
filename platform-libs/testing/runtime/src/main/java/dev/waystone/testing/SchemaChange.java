package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a new schema takes from those who read the old one. A new field takes nothing; a field gone or retyped does. */
final class SchemaChange {

    private final List<String> lines = new ArrayList<>();

    private SchemaChange() {}

    /** One line for each broken field, empty when every reader of {@code before} can read {@code after}. */
    static List<String> breaks(JsonNode before, JsonNode after) {
        SchemaChange change = new SchemaChange();
        change.compare("", before, after);
        return List.copyOf(change.lines);
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        String was = SchemaNode.kind(before);
        String becomes = SchemaNode.kind(after);
        if (!was.equals(becomes)) {
            lines.add("%s was %s and becomes %s".formatted(named(path), was, becomes));
            return;
        }
        if (SchemaNode.mayBeNull(after) && !SchemaNode.mayBeNull(before)) {
            lines.add(named(path) + " was never null and may now be");
        }
        compareProperties(path, before, after);
        if (!SchemaNode.items(before).isMissingNode()) {
            compare(path + "[]", SchemaNode.items(before), SchemaNode.items(after));
        }
    }

    private void compareProperties(String path, JsonNode before, JsonNode after) {
        Set<String> nowRequired = required(after);
        Set<String> onceRequired = required(before);
        SchemaNode.ofValue(before).path("properties").properties().forEach(field -> {
            String place = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            JsonNode now = SchemaNode.property(after, field.getKey());
            if (now.isMissingNode()) {
                lines.add(named(place) + " is removed");
                return;
            }
            compare(place, field.getValue(), now);
            if (onceRequired.contains(field.getKey()) && !nowRequired.contains(field.getKey())) {
                lines.add(named(place) + " was always there and may now be absent");
            }
        });
    }

    private static Set<String> required(JsonNode schema) {
        Set<String> names = new HashSet<>();
        SchemaNode.ofValue(schema).path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static String named(String path) {
        return path.isEmpty() ? "the event" : "field " + path;
    }
}
