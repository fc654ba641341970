package dev.waystone.cli.clones;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file {@code CODEOWNERS}, in which each service has a line. */
final class Codeowners {
    private static final Pattern SERVICE = Pattern.compile("(/services/\\S+/\\s+)(@(?:\\S+/)?)(\\S+)");

    private Codeowners() {}

    /**
     * Adds a service below the others, in the organisation and the column of the last one.
     *
     * @param text the file; everything that is in it stays as it is
     */
    static String with(String text, String service, String owner) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int after = lines.size();
        String place = "/services/" + service + "/ ";
        String organisation = "@";
        for (int i = 0; i < lines.size(); i++) {
            Matcher known = SERVICE.matcher(lines.get(i));
            if (known.matches()) {
                after = i + 1;
                organisation = known.group(2);
                place = place.strip() + " ".repeat(Math.max(1, known.group(1).length() - place.length() + 1));
            }
        }
        lines.add(after, place + organisation + owner);
        return String.join("\n", lines) + "\n";
    }
}
