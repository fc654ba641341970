package dev.waystone.render;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Turns an error of the validator into one line for a person: what is wrong, what is allowed, the nearest match. */
final class Explanation {
    private final JsonNode schema;
    private final JsonNode document;
    private final String whole;

    Explanation(JsonNode schema, JsonNode document, String whole) {
        this.schema = schema;
        this.document = document;
        this.whole = whole;
    }

    String of(Error error) {
        String pointer = pointer(error);
        String where = name(pointer);
        JsonNode rule = rule(error);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknown(where, error.getProperty(), rule);
            case "required" ->
                subject(where) + " lacks the key " + error.getProperty() + allowedFor(rule, error.getProperty());
            case "enum" -> wrong(where, pointer) + options(text(document.at(pointer)), texts(rule.path("enum")));
            case "pattern" -> wrong(where, pointer) + described(rule, error);
            case "propertyNames" -> where + " is no such key" + described(resolved(rule.path("propertyNames")), error);
            case "type" ->
                wrong(where, pointer) + "; allowed: "
                        + article(rule.path("type").asString(""));
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> wrong(where, pointer) + range(rule);
            default -> subject(where) + " " + error.getMessage();
        };
    }

    /** JSON pointer into the document of the thing that is wrong; for an unknown key, of that key. */
    static String pointer(Error error) {
        String pointer = error.getInstanceLocation().toString();
        boolean aboutKey = List.of("additionalProperties", "propertyNames").contains(error.getKeyword());
        return aboutKey ? pointer + "/" + error.getProperty().replace("~", "~0").replace("/", "~1") : pointer;
    }

    private JsonNode rule(Error error) {
        String keyword = error.getSchemaLocation().getFragment().toString();
        return schema.at(keyword.substring(0, keyword.lastIndexOf('/')));
    }

    private static String unknown(String where, String key, JsonNode rule) {
        Collection<String> known = rule.path("properties").propertyNames();
        return "unknown key " + where + options(key, known);
    }

    private static String options(String given, Collection<String> allowed) {
        String nearest = Nearest.to(given, allowed)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
        return "; allowed: " + String.join(", ", allowed) + nearest;
    }

    private String wrong(String where, String pointer) {
        JsonNode value = document.at(pointer);
        return subject(where) + " is " + (value.isContainer() ? article(kind(value)) : value.toString());
    }

    private static String described(JsonNode rule, Error error) {
        String description = rule.path("description").asString("");
        return "; allowed: " + (description.isEmpty() ? error.getMessage() : description);
    }

    private String allowedFor(JsonNode rule, String property) {
        JsonNode resolved = resolved(rule.path("properties").path(property));
        List<String> options = texts(resolved.path("enum"));
        if (!options.isEmpty()) {
            return "; allowed: " + String.join(", ", options);
        }
        String description = resolved.path("description").asString("");
        return description.isEmpty() ? "" : "; allowed: " + description;
    }

    private JsonNode resolved(JsonNode rule) {
        String reference = rule.path("$ref").asString("");
        return reference.isEmpty() ? rule : schema.at(reference.substring(1));
    }

    private static String range(JsonNode rule) {
        String low = rule.has("minimum") ? "from " + rule.get("minimum") : "above " + rule.get("exclusiveMinimum");
        String high = rule.has("maximum") ? "to " + rule.get("maximum") : "below " + rule.get("exclusiveMaximum");
        return "; allowed: " + low + " " + high;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(text(item)));
        return texts;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private static String kind(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String article(String kind) {
        String word = kind.equals("object") ? "mapping" : kind.equals("array") ? "list" : kind;
        return ("aeiou".indexOf(word.charAt(0)) >= 0 ? "an " : "a ") + word;
    }

    private String subject(String where) {
        return where.isEmpty() ? whole : where;
    }

    private static String name(String pointer) {
        StringBuilder name = new StringBuilder();
        for (String part : pointer.split("/", -1)) {
            String key = part.replace("~1", "/").replace("~0", "~");
            boolean index = !key.isEmpty() && key.chars().allMatch(Character::isDigit);
            name.append(index ? "[" + key + "]" : name.isEmpty() ? key : "." + key);
        }
        return name.toString();
    }
}
