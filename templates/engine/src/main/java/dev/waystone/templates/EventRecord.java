package dev.waystone.templates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;
import tools.jackson.databind.JsonNode;

/** The Java record that the data of an event is read into, made of its schema; what no Java name is given to is not read. */
final class EventRecord {
    /** Names that the consumer's source uses itself. */
    private static final Set<String> TAKEN = Set.of(
            "BigDecimal",
            "Boolean",
            "EventConsumer",
            "Instant",
            "Integer",
            "JsonNode",
            "List",
            "LocalDate",
            "Long",
            "Money",
            "Nullable",
            "Received",
            "String",
            "Subject",
            "Subscription",
            "UUID");

    private final String name;
    private final Map<String, String> inner = new LinkedHashMap<>();

    private EventRecord(String name) {
        this.name = name;
    }

    /** The record's name for an event's. */
    static String name(String event) {
        return TAKEN.contains(event) ? event + "Data" : event;
    }

    /** Its first fields, which {@code service.yaml} lists. */
    static List<String> fields(JsonNode schema) {
        return schema.path("properties").propertyNames().stream()
                .filter(field -> SourceVersion.isName(field) && !field.contains("."))
                .toList();
    }

    static String source(String name, JsonNode schema) {
        return new EventRecord(name).source(schema);
    }

    private String source(JsonNode schema) {
        Set<String> required = new TreeSet<>(ManifestReader.strings(schema.path("required")));
        List<String> components = new ArrayList<>();
        for (String field : fields(schema)) {
            JsonNode property = schema.path("properties").path(field);
            boolean optional = !required.contains(field) || kinds(property).contains("null");
            components.add((optional ? "@Nullable " : "") + type(field, property, optional) + " " + field);
        }
        return "record " + name + "(" + String.join(", ", components) + ") {" + String.join("\n\n", inner.values())
                + "}";
    }

    private static List<String> kinds(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? ManifestReader.strings(type) : List.of(type.asString(""));
    }

    private String type(String field, JsonNode schema, boolean boxed) {
        String kind = kinds(schema).stream()
                .filter(one -> !one.equals("null"))
                .findFirst()
                .orElse("");
        return switch (kind) {
            case "string" -> text(schema.path("format").asString(""));
            case "integer" -> boxed ? "Long" : "long";
            case "number" -> "BigDecimal";
            case "boolean" -> boxed ? "Boolean" : "boolean";
            case "array" -> "List<" + type(one(field), schema.path("items"), true) + ">";
            case "object" -> object(field, schema);
            default -> "JsonNode";
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> "UUID";
            case "date-time" -> "Instant";
            case "date" -> "LocalDate";
            default -> "String";
        };
    }

    private String object(String field, JsonNode schema) {
        Set<String> names = new TreeSet<>(schema.path("properties").propertyNames());
        if (names.equals(Set.of("amount", "currency"))) {
            return "Money";
        }
        if (names.isEmpty()) {
            return "JsonNode";
        }
        String called = name(field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1));
        String free = called.equals(name) || inner.containsKey(called) ? called + "Data" : called;
        inner.put(free, source(free, schema));
        return free;
    }

    /** {@code line} for {@code lines}. */
    private static String one(String field) {
        return field.length() > 2 && field.endsWith("s") && !field.endsWith("ss")
                ? field.substring(0, field.length() - 1)
                : field;
    }
}
