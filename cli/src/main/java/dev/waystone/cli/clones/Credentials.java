package dev.waystone.cli.clones;

import java.util.regex.Pattern;

/** What a URL says before its host: a token, or a name and a password. */
public final class Credentials {
    private static final Pattern OF_WEB = Pattern.compile("(?i)(\\bhttps?://)[^/\\s'\"]*@");
    private static final Pattern WITH_PASSWORD = Pattern.compile("(\\w://)[^/\\s'\"@:]*:[^/\\s'\"]*@");

    private Credentials() {}

    /** A text that may be told and kept: with {@code ***} for them wherever a URL has some. A name alone stays with SSH. */
    public static String hidden(String text) {
        String web = OF_WEB.matcher(text).replaceAll("$1***@");
        return WITH_PASSWORD.matcher(web).replaceAll("$1***@");
    }
}
