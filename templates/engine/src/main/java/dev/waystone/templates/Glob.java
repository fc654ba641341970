package dev.waystone.templates;

import java.util.regex.Pattern;

/**
 * A pattern of paths: {@code *} is any part of one name, {@code **} any number of folders, {@code ?} one character,
 * {@code {a,b}} one of these.
 *
 * @param text as written
 */
public record Glob(String text) {

    /** Whether a path of a tree fits. */
    public boolean matches(String path) {
        return Pattern.matches(regex(), path);
    }

    private String regex() {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 3;
            } else if (text.startsWith("**", at)) {
                regex.append(".*");
                at += 2;
            } else {
                regex.append(one(text.charAt(at)));
                at++;
            }
        }
        return regex.toString();
    }

    private static String one(char letter) {
        return switch (letter) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            case '{' -> "(?:";
            case ',' -> "|";
            case '}' -> ")";
            default -> Pattern.quote(String.valueOf(letter));
        };
    }
}
