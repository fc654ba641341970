package dev.waystone.templates;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code CODEOWNERS} outside the platform's repository: all belongs to one team, in the organisation that the platform's file names. */
final class StandaloneOwners {
    static final String FILE = "CODEOWNERS";

    private static final Pattern SERVICE = Pattern.compile("(?m)^/services/\\S+/\\s+(@(?:\\S+/)?)\\S+");

    private StandaloneOwners() {}

    static TreeFile of(TreeFile platforms, String owner) {
        Matcher service = SERVICE.matcher(platforms.text());
        return platforms.withText("* " + (service.find() ? service.group(1) : "@") + owner + "\n");
    }
}
