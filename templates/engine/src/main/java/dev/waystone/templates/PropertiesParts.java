package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A properties file as parts: a key with its value, continued lines and all, after its comments. */
final class PropertiesParts {
    private PropertiesParts() {}

    /** Nothing if a key is given twice: then the order of lines means something, and they are merged by line. */
    static Optional<Part> of(String text) {
        List<Part> parts = new ArrayList<>();
        Keys keys = new Keys();
        StringBuilder lead = new StringBuilder();
        StringBuilder logical = new StringBuilder();
        String whole = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        for (String line : whole.split("(?<=\n)")) {
            String stripped = line.strip();
            boolean comment = logical.isEmpty() && (stripped.startsWith("#") || stripped.startsWith("!"));
            if (logical.isEmpty() && (comment || stripped.isEmpty())) {
                lead.append(line);
                continue;
            }
            logical.append(line);
            if (!isContinued(line)) {
                parts.add(Part.leaf(keys.unique(key(logical.toString())), lead.toString(), logical.toString()));
                lead.setLength(0);
                logical.setLength(0);
            }
        }
        if (!logical.isEmpty()) {
            parts.add(Part.leaf(keys.unique(key(logical.toString())), lead.toString(), logical.toString()));
            lead.setLength(0);
        }
        return keys.hasRepeated() ? Optional.empty() : Optional.of(new Part("", "", "", parts, lead.toString(), ""));
    }

    private static boolean isContinued(String line) {
        String bare = line.replaceAll("[\r\n]+$", "");
        int slashes = 0;
        while (slashes < bare.length() && bare.charAt(bare.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private static String key(String logical) {
        String line = logical.stripLeading();
        int end = 0;
        while (end < line.length() && "=: \t\r\n".indexOf(line.charAt(end)) < 0) {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        return line.substring(0, Math.min(end, line.length()));
    }
}
