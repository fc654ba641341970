package dev.waystone.docs;

import java.util.List;

/** Lines of a file, in its order; {@code ...} stands for some that are left out, and how far a line is indented does not count. */
record Excerpt(List<String> pieces) {

    static Excerpt of(String text) {
        return new Excerpt(List.of(flat(text).split("\n\\.\\.\\.\n")));
    }

    boolean isIn(String file) {
        String rest = "\n" + flat(file) + "\n";
        for (String piece : pieces) {
            int at = rest.indexOf("\n" + piece + "\n");
            if (at < 0) {
                return false;
            }
            rest = rest.substring(at + piece.length() + 1);
        }
        return true;
    }

    private static String flat(String text) {
        return String.join(
                "\n",
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }
}
