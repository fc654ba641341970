package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The differences of two documents, one line a place; the order of keys does not count, the order of lists does. */
final class TreeDiff {

    private static final int SHOWN = 80;

    private final String left;
    private final String right;
    private final List<String> lines = new ArrayList<>();

    private TreeDiff(String left, String right) {
        this.left = left;
        this.right = right;
    }

    /** Compares two trees; {@code left} and {@code right} name them in the lines. */
    static List<String> between(String left, JsonNode a, String right, JsonNode b) {
        TreeDiff diff = new TreeDiff(left, right);
        diff.compare("", a, b);
        return List.copyOf(diff.lines);
    }

    private void compare(String path, JsonNode a, JsonNode b) {
        if (a.isObject() && b.isObject()) {
            compareObjects(path, a, b);
        } else if (a.isArray() && b.isArray() && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                compare(path + "[" + i + "]", a.get(i), b.get(i));
            }
        } else if (!a.equals(b) && !sameNumber(a, b)) {
            lines.add("%s: %s says %s, %s says %s".formatted(place(path), left, shown(a), right, shown(b)));
        }
    }

    private void compareObjects(String path, JsonNode a, JsonNode b) {
        Set<String> names = new LinkedHashSet<>();
        a.fieldNames().forEachRemaining(names::add);
        b.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String place = path.isEmpty() ? name : path + " > " + name;
            if (!b.has(name)) {
                lines.add(place + ": only in " + left);
            } else if (!a.has(name)) {
                lines.add(place + ": only in " + right);
            } else {
                compare(place, a.get(name), b.get(name));
            }
        }
    }

    private static boolean sameNumber(JsonNode a, JsonNode b) {
        return a.isNumber() && b.isNumber() && a.decimalValue().compareTo(b.decimalValue()) == 0;
    }

    private static String place(String path) {
        return path.isEmpty() ? "the document" : path;
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
