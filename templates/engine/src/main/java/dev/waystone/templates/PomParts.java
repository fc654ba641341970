package dev.waystone.templates;

import eu.maveniverse.domtrip.Document;
import eu.maveniverse.domtrip.DomTripException;
import eu.maveniverse.domtrip.Element;
import eu.maveniverse.domtrip.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A POM as parts: dependencies and plugins by their coordinates, modules by their text, the rest by name. */
final class PomParts {
    private static final Set<String> BY_TEXT = Set.of("module", "arg", "compilerArg", "include", "exclude", "goal");
    private static final List<String> COORDINATES = List.of("id", "groupId", "artifactId", "type", "classifier");
    private static final Set<String> BY_COORDINATES = Set.of(
            "dependency",
            "plugin",
            "exclusion",
            "extension",
            "execution",
            "profile",
            "repository",
            "pluginRepository",
            "path");

    private PomParts() {}

    /** Nothing if the text is no XML that can be written again as it was. */
    static Optional<Part> of(String text) {
        try {
            Document document = Document.of(text);
            Element root = document.root();
            String written = root.toXml().substring(root.precedingWhitespace().length());
            int start = text.indexOf(written);
            if (start < 0) {
                return Optional.empty();
            }
            String after = text.substring(start + written.length());
            Part project = part(root, text.substring(0, start), "project");
            Part whole = new Part("", "", "", List.of(project), after, "");
            return whole.text().equals(text) ? Optional.of(whole) : Optional.empty();
        } catch (DomTripException e) {
            return Optional.empty();
        }
    }

    private static Part part(Element element, String lead, String key) {
        String body = element.toXml().substring(element.precedingWhitespace().length());
        if (element.childElements().findAny().isEmpty()) {
            return Part.leaf(key, lead, body);
        }
        List<Part> parts = new ArrayList<>();
        Keys keys = new Keys();
        StringBuilder before = new StringBuilder();
        StringBuilder inner = new StringBuilder();
        for (Node node : element.children().toList()) {
            inner.append(node.toXml());
            if (node instanceof Element child) {
                before.append(child.precedingWhitespace());
                parts.add(part(child, before.toString(), keys.unique(key(child))));
                before.setLength(0);
            } else {
                before.append(node.toXml());
            }
        }
        inner.append(element.innerPrecedingWhitespace());
        before.append(element.innerPrecedingWhitespace());
        int close = body.lastIndexOf("</");
        int open = close - inner.length();
        return new Part(key, lead, body.substring(0, open), parts, before.toString(), body.substring(close));
    }

    private static String key(Element element) {
        String name = element.name();
        if (BY_TEXT.contains(name)) {
            return name + " " + element.textContentTrimmed();
        }
        if (!BY_COORDINATES.contains(name)) {
            return name;
        }
        StringBuilder key = new StringBuilder(name);
        for (String coordinate : COORDINATES) {
            Optional<Element> child = element.childElement(coordinate);
            child.ifPresent(
                    found -> key.append(key.indexOf(" ") < 0 ? " " : ":").append(found.textContentTrimmed()));
        }
        return key.toString();
    }
}
