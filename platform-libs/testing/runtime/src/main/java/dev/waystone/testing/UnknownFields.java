package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a document that its schema does not name: allowed for a reader, a mistake in the writer's own example.
 */
final class UnknownFields {

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    static List<String> in(JsonNode document, JsonNode schema) {
        UnknownFields unknown = new UnknownFields();
        unknown.look("", document, schema);
        return List.copyOf(unknown.found);
    }

    private void look(String path, JsonNode document, JsonNode schema) {
        if (document.isArray()) {
            document.forEach(element -> look(path + "[]", element, SchemaNode.items(schema)));
        } else if (document.isObject() && SchemaNode.ofValue(schema).has("properties")) {
            document.properties().forEach(field -> {
                String place = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                JsonNode declared = SchemaNode.property(schema, field.getKey());
                if (declared.isMissingNode()) {
                    found.add(place);
                } else {
                    look(place, field.getValue(), declared);
                }
            });
        } else if (document.isObject()
                && !document.isEmpty()
                && !SchemaNode.ofValue(schema).has("additionalProperties")) {
            document.fieldNames().forEachRemaining(name -> found.add(path.isEmpty() ? name : path + "." + name));
        }
    }
}
