package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;

/** A look at one schema that sees through "or null". */
final class SchemaNode {

    private SchemaNode() {}

    /** The schema of a value that is there: the branch beside {@code null}, else the schema itself. */
    static JsonNode ofValue(JsonNode schema) {
        for (JsonNode branch : schema.path("anyOf")) {
            if (!branch.path("type").asText().equals("null")) {
                return branch;
            }
        }
        return schema;
    }

    /** The schema of a property, a missing node if there is none. */
    static JsonNode property(JsonNode schema, String name) {
        return ofValue(schema).path("properties").path(name);
    }

    static JsonNode items(JsonNode schema) {
        return ofValue(schema).path("items");
    }

    static boolean isText(JsonNode schema) {
        return typesOf(schema).contains("string");
    }

    static boolean mayBeNull(JsonNode schema) {
        return schema.path("anyOf").findValuesAsText("type").contains("null")
                || typesOf(schema).contains("\"null\"");
    }

    /** The type of the value without "or null", with its format: {@code string (uuid)}. */
    static String kind(JsonNode schema) {
        JsonNode value = ofValue(schema);
        String type = typesOf(value).replace("\"null\"", "").replaceAll("[\\[\\],\"]", "");
        String format = value.path("format").asText();
        return (type.isEmpty() ? "anything" : type) + (format.isEmpty() ? "" : " (" + format + ")");
    }

    private static String typesOf(JsonNode schema) {
        return schema.path("type").toString();
    }
}
