package dev.waystone.templates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

    /** Methods that every object has, which no component may be called by (Java Language Specification, 8.10.1). */
    private static final Set<String> OF_OBJECT =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** What {@code service.yaml} takes as the name of a field. */
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    /** The records that this one stands in, and itself: no type may be called like one that encloses it. */
    private final Set<String> around;

    private final Map<String, String> inner = new LinkedHashMap<>();

    private EventRecord(Set<String> outside, String name) {
        this.around = new TreeSet<>(outside);
        this.around.add(name);
    }

    /** The record's name for an event's. */
    static String name(String event) {
        return TAKEN.contains(event) ? event + "Data" : event;
    }

    /** Its first fields, which {@code service.yaml} lists. */
    static List<String> fields(JsonNode schema) {
        return schema.path("properties").propertyNames().stream()
                .filter(field ->
                        FIELD.matcher(field).matches() && SourceVersion.isName(field) && !OF_OBJECT.contains(field))
                .toList();
    }

    static String source(String name, JsonNode schema) {
        return new EventRecord(Set.of(), name).whole(name, schema);
    }

    private String whole(String name, JsonNode schema) {
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
        if (names.isEmpty()) {
            return "JsonNode";
        }
        if (isMoney(names, schema.path("properties"))) {
            return "Money";
        }
        String called = name(field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1));
        while (around.contains(called) || inner.containsKey(called)) {
            called += "Data";
        }
        inner.put(called, new EventRecord(around, called).whole(called, schema));
        return called;
    }

    /** Of two texts, as all services write it; an amount that is a number may be one of cents. */
    private static boolean isMoney(Set<String> names, JsonNode properties) {
        return names.equals(Set.of("amount", "currency"))
                && names.stream().allMatch(name -> kinds(properties.path(name)).equals(List.of("string")));
    }

    /** {@code line} for {@code lines}. */
    private static String one(String field) {
        return field.length() > 2 && field.endsWith("s") && !field.endsWith("ss")
                ? field.substring(0, field.length() - 1)
                : field;
    }
}
