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

    /** The text with {@code ***} in place of each. */
    static String hidden(String text) {
        if (text.length() < 8) {
            return text;
        }
        String hidden = TOKEN.matcher(text).replaceAll(HIDDEN);
        hidden = SCHEME.matcher(hidden).replaceAll("$1 " + HIDDEN);
        hidden = NAMED.matcher(hidden).replaceAll("$1" + HIDDEN);
        return USER_INFO.matcher(hidden).replaceAll("$1" + HIDDEN + "@");
    }
}
