package dev.waystone.templates;

import java.util.Locale;

/** One noun of two words and what it becomes: finds it in every casing and writes the other in the same. */
final class NounRename {
    /** Nothing, a hyphen, an underscore or a blank; in prose the second word may stand on the next line of a comment. */
    private static final String BETWEEN = "(?:[-_]|[ \\t]+|[ \\t]*\\R[ \\t]*(?:\\*|#|//|--)?[ \\t]*)?";

    private final String first;
    private final String secondOne;
    private final String secondMany;
    private final Noun to;

    NounRename(Noun from, Noun to) {
        this.first = word(from.one(), 0);
        this.secondOne = word(from.one(), 1);
        this.secondMany = word(from.many(), 1);
        this.to = to;
    }

    private static String word(String words, int index) {
        return words.split(" ")[index].toLowerCase(Locale.ROOT);
    }

    /** What may be the noun; {@link #replacement} says whether it is. */
    String regex() {
        return "(?:" + cased(first) + ")" + BETWEEN + "(?:" + cased(longer()) + "|" + cased(shorter()) + ")";
    }

    /** Not just any mixture of cases: CatalogItemSize is no plural. */
    private static String cased(String word) {
        return String.join("|", word, Casing.TITLE.write(word), Casing.UPPER.write(word));
    }

    private String longer() {
        return secondMany.length() > secondOne.length() ? secondMany : secondOne;
    }

    private String shorter() {
        return secondMany.length() > secondOne.length() ? secondOne : secondMany;
    }

    Noun to() {
        return to;
    }

    /** What to write for {@code found}, or nothing if it is part of another word. */
    String replacement(String found, char before, char after) {
        String one = found.substring(0, first.length());
        boolean many = found.toLowerCase(Locale.ROOT).endsWith(secondMany)
                && found.length() - secondMany.length() >= first.length();
        int secondAt = found.length() - (many ? secondMany : secondOne).length();
        String between = found.substring(first.length(), secondAt);
        Casing left = Casing.of(one);
        Casing right = Casing.of(found.substring(secondAt));
        boolean whole = startsWord(left, before) && endsWord(right, after) && goTogether(left, right, between);
        return whole ? written(many ? to.many() : to.one(), left, right, between) : "";
    }

    private static boolean startsWord(Casing casing, char before) {
        return casing == Casing.TITLE || !Character.isLetter(before);
    }

    private static boolean endsWord(Casing casing, char after) {
        return casing == Casing.TITLE ? !Character.isLowerCase(after) : !Character.isLetter(after);
    }

    private static boolean goTogether(Casing left, Casing right, String between) {
        if (left == Casing.OTHER || right == Casing.OTHER) {
            return false;
        }
        return (left == Casing.UPPER) == (right == Casing.UPPER);
    }

    private static String written(String words, Casing left, Casing right, String between) {
        StringBuilder text = new StringBuilder();
        String joint = between;
        for (String word : words.split(" ")) {
            text.append(text.isEmpty() ? left.write(word) : joint + right.write(word));
            joint = text.indexOf("\n") >= 0 ? " " : between;
        }
        return text.toString();
    }
}
