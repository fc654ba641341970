package dev.waystone.templates;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Checks what somebody calls an aggregate, and derives what was left out. */
final class NounReader {
    private static final Pattern WORD = Pattern.compile("[A-Z][a-z0-9]+");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[\\s_-]+");
    private static final int LONGEST = 40;

    private NounReader() {}

    static Noun read(String one, String many, String article, List<String> problems) {
        String singular = words(one);
        check("noun", one, singular, problems);
        String plural = many.isBlank() ? plural(singular) : words(many);
        if (!many.isBlank()) {
            check("plural", many, plural, problems);
        }
        if (problems.isEmpty() && plural.equals(singular)) {
            problems.add(
                    "plural " + plural + " is the noun itself; allowed: another word, such as " + plural(singular));
        }
        String said = article.isBlank() ? articleOf(singular) : article.strip().toLowerCase(Locale.ROOT);
        if (!said.equals("a") && !said.equals("an")) {
            problems.add("article " + article + " is none; allowed: a, an");
        }
        return new Noun(singular, plural, said);
    }

    private static String words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : HUMP.split(text.strip())) {
            if (!word.isEmpty()) {
                words.add(word.substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return String.join(" ", words);
    }

    private static void check(String what, String given, String read, List<String> problems) {
        String name = what + " " + (given.isBlank() ? "\"\"" : given.strip());
        if (read.isEmpty()) {
            problems.add(name + " is empty; allowed: two words, such as Loyalty Account");
            return;
        }
        if (read.length() > LONGEST) {
            problems.add(name + " has " + read.length() + " letters; allowed: up to " + LONGEST
                    + ", since tables, topics and classes are named for it");
        }
        for (String word : read.split(" ")) {
            if (!WORD.matcher(word).matches()) {
                problems.add(name + " has the word " + word
                        + "; allowed: letters a to z, then digits too, at least two a word" + plain(word));
            }
        }
        String variable = read.substring(0, 1).toLowerCase(Locale.ROOT)
                + read.substring(1).replace(" ", "");
        if (SourceVersion.isKeyword(variable)) {
            problems.add(name + " is the Java word " + variable
                    + "; allowed: a name for a class and a variable, such as " + read + " Record");
        } else if (!read.contains(" ") && isOfJava(read)) {
            problems.add(name + " is a class of java.lang; allowed: a name of your own, such as Loyalty " + read);
        } else if (TakenTables.isTaken(read)) {
            problems.add(name + " would be the table " + TakenTables.table(read) + ", which " + TakenTables.whose(read)
                    + "; allowed: a name of your own, such as " + read + " Record");
        }
    }

    private static String plain(String word) {
        String stripped = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return WORD.matcher(stripped).matches() ? "; did you mean " + stripped + "?" : "";
    }

    /** Whether a class of that name is in every source as it is. */
    static boolean isOfJava(String type) {
        try {
            Class.forName("java.lang." + type, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static String plural(String singular) {
        String lower = singular.toLowerCase(Locale.ROOT);
        if (lower.matches(".*[^aeiou]y")) {
            return singular.substring(0, singular.length() - 1) + "ies";
        }
        return singular + (lower.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
    }

    /** By the sound of the first letters, near enough; a user may say it otherwise. */
    private static String articleOf(String singular) {
        String lower = singular.toLowerCase(Locale.ROOT);
        boolean likeYou = lower.matches("(uni|us[aeu]|uti|eu|one|ur[aeiou]).*") && !lower.matches("uni[mn].*");
        boolean silent = lower.matches("(hour|honest|honou?r|heir).*");
        return silent || (lower.matches("[aeiou].*") && !likeYou) ? "an" : "a";
    }
}
