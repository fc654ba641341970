package dev.waystone.observability;

import java.util.regex.Pattern;

/** Finds in texts what looks like a secret: tokens, credentials in addresses, and the values of telling names. */
final class Secrets {

    static final String HIDDEN = "***";

    private static final Pattern TOKEN =
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]{4,}(\\.[A-Za-z0-9_-]*)?");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern NAMED =
            Pattern.compile("(?i)([\\w.-]*(?:password|passwd|secret|token|api[-_]?key|authorization"
                    + "|cookie|credential)[\\w.-]*[\"']?\\s*[=:]\\s*[\"']?)([^\\s\"',;&)}]+)");
    private static final Pattern USER_INFO = Pattern.compile("(://)[^/\\s@]+@");

    private Secrets() {}

    /** The text with {@code ***} in place of each. Most texts have nothing of what a secret cannot do without, and cost little. */
    static String hidden(String text) {
        if (text.length() < 8) {
            return text;
        }
        String hidden = text;
        if (hidden.contains("eyJ")) {
            hidden = TOKEN.matcher(hidden).replaceAll(HIDDEN);
        }
        if (hasSpace(hidden)) {
            hidden = SCHEME.matcher(hidden).replaceAll("$1 " + HIDDEN);
        }
        if (hidden.indexOf('=') >= 0 || hidden.indexOf(':') >= 0) {
            hidden = NAMED.matcher(hidden).replaceAll("$1" + HIDDEN);
        }
        if (hidden.indexOf('@') >= 0) {
            hidden = USER_INFO.matcher(hidden).replaceAll("$1" + HIDDEN + "@");
        }
        return hidden;
    }

    /** Any of what {@code \s} stands for. */
    private static boolean hasSpace(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == ' ' || c >= '\t' && c <= '\r') {
                return true;
            }
        }
        return false;
    }
}
