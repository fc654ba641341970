package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes regions of features out of a text: {@code tag::cache[]} to {@code end::cache[]}, whole lines of a comment. */
final class Prune {
    private static final Pattern TAG = Pattern.compile("(?<![\\p{Alnum}:])(tag|end)::([a-z][a-z0-9-]*)\\[\\]");

    private Prune() {}

    /** Whether a text may have tags, told fast. */
    static boolean mayHaveTags(String text) {
        return text.contains("::") && TAG.matcher(text).find();
    }

    /** Whether a text has a tag of one of these features. */
    static boolean hasTags(String text, Set<String> features) {
        return text.contains("::") && TAG.matcher(text).results().anyMatch(tag -> features.contains(tag.group(2)));
    }

    /**
     * The text without the tags' lines, and without the regions of {@code off}.
     *
     * @param path for the errors
     * @param problems what is wrong with the tags is added here
     */
    static String text(String path, String text, Set<String> off, List<String> problems) {
        List<String> kept = new ArrayList<>();
        String open = "";
        int number = 0;
        for (String line : text.split("(?<=\n)")) {
            number++;
            Matcher tag = TAG.matcher(line);
            if (!tag.find()) {
                if (!off.contains(open)) {
                    kept.add(line);
                }
                continue;
            }
            String where = path + ":" + number + ": " + tag.group();
            if (tag.group(1).equals("tag")) {
                if (!open.isEmpty()) {
                    problems.add(where + " lies in the region of " + open + "; allowed: regions one after the other");
                }
                open = tag.group(2);
            } else {
                if (!tag.group(2).equals(open)) {
                    problems.add(where + " ends no region; allowed: "
                            + (open.isEmpty() ? "an end after its tag" : "end::" + open + "[]"));
                }
                open = "";
            }
        }
        if (!open.isEmpty()) {
            problems.add(path + ":" + number + ": tag::" + open + "[] is never ended; allowed: end::" + open
                    + "[] in the same file");
        }
        return String.join("", kept);
    }

    /**
     * The text with its regions between other marks, which stand where the lines of the tags were.
     *
     * @param begin the mark before the region of a feature
     * @param end the mark after each
     */
    static String replaced(String path, String text, UnaryOperator<String> begin, String end, List<String> problems) {
        text(path, text, Set.of(), problems);
        StringBuilder marked = new StringBuilder();
        for (String line : text.split("(?<=\n)")) {
            Matcher tag = TAG.matcher(line);
            if (tag.find()) {
                marked.append(tag.group(1).equals("tag") ? begin.apply(tag.group(2)) : end);
            } else {
                marked.append(line);
            }
        }
        return marked.toString();
    }
}
