package dev.waystone.cli.clones;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file {@code CODEOWNERS}, in which each service has a line. */
final class Codeowners {
    private static final Pattern LINE = Pattern.compile("[^\\r\\n]*(?:\\r\\n|\\n|\\r)|[^\\r\\n]+$");
    private static final Pattern SERVICE = Pattern.compile("(/services/\\S+/[ \\t]+)([^#\\s][^#\\r\\n]*)(?:#.*)?\\R?");
    private static final Pattern ORGANISATION = Pattern.compile("(?<=^|\\s)(@[^\\s/]+/)");

    private Codeowners() {}

    /**
     * Adds a service below the others, in the column of the last one and the organisation that was named last.
     *
     * @param text the file; everything that is in it stays as it is, whatever its lines end with
     */
    static String with(String text, String service, String owner) {
        List<String> lines = new ArrayList<>(
                LINE.matcher(text).results().map(found -> found.group()).toList());
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        int after = lines.size();
        int column = 0;
        String organisation = "@";
        for (int i = 0; i < lines.size(); i++) {
            Matcher known = SERVICE.matcher(lines.get(i));
            if (known.matches()) {
                after = i + 1;
                column = known.group(1).length();
                Matcher named = ORGANISATION.matcher(known.group(2));
                organisation = named.find() ? named.group() : organisation;
            }
        }
        String place = "/services/" + service + "/";
        String gap = " ".repeat(Math.max(1, column - place.length()));
        return inserted(lines, after, place + gap + organisation + owner + end, end);
    }

    private static String inserted(List<String> lines, int at, String line, String end) {
        boolean open = at > 0 && !lines.get(at - 1).endsWith("\n");
        lines.add(at, open ? end + line : line);
        return String.join("", lines);
    }
}
