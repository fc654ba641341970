package dev.waystone.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text of keyed things: an element of XML, a file of properties. Written out in order it is the text again.
 *
 * @param key unique among its siblings
 * @param lead blanks and comments before it
 * @param open the text up to the first part; all of it if there are no parts
 * @param tail blanks and comments after the last part
 * @param close the end
 */
record Part(String key, String lead, String open, List<Part> parts, String tail, String close) {

    static Part leaf(String key, String lead, String text) {
        return new Part(key, lead, text, List.of(), "", "");
    }

    /** What stands for a side that has nothing of this key. */
    static Part none(Part like) {
        return new Part(like.key(), "", like.open(), List.of(), "", like.close());
    }

    boolean isContainer() {
        return !parts.isEmpty();
    }

    /** The text without what stands before it. */
    String body() {
        StringBuilder text = new StringBuilder(open);
        parts.forEach(part -> text.append(part.text()));
        return text.append(tail).append(close).toString();
    }

    String text() {
        return lead + body();
    }

    Map<String, Part> byKey() {
        Map<String, Part> map = new LinkedHashMap<>();
        parts.forEach(part -> map.put(part.key(), part));
        return map;
    }

    /** Whether both say the same, however it is indented and whatever the comments say. */
    boolean saysSameAs(Part other) {
        return meaning().equals(other.meaning());
    }

    private Object meaning() {
        if (!isContainer()) {
            return words(open);
        }
        Map<String, Object> meaning = new LinkedHashMap<>();
        meaning.put("", words(open));
        parts.forEach(part -> meaning.put(part.key(), part.meaning()));
        return meaning;
    }

    /** Whether both are written alike but for indentation. */
    boolean isWrittenAs(Part other) {
        return words(body()).equals(words(other.body()));
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
