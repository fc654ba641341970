package dev.waystone.templates;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renames to words that occur nowhere, and these to expressions of Nunjucks. */
final class Placeholders {
    private static final Noun OWN = new Noun("Qzvone Qzvtwo", "Qzvone Qzvmany", "qzvart");
    private static final Map<String, String> VALUES = new TreeMap<>(
            Map.of("package", "qzvpackage.qzvname", "owner", "qzvowner", "onCall", "qzvcall", "port", "64987"));
    private static final Pattern NOUN = Pattern.compile("(?i)(qzvone)((?:(?!qz)[^\\p{Alnum}])*)(qzv(?:two|many))");

    private final Answers answers;
    private final Rename rename;

    Placeholders(Manifest manifest) {
        Optional<Noun> consumed =
                manifest.nouns().consumed(); // the sample's topic: no other's documents are known there
        this.answers = new Answers(
                OWN, consumed, new TreeMap<>(), new TreeMap<>(VALUES), new TreeSet<>(), Answers.Layout.STANDALONE);
        this.rename = Rename.of(manifest, answers);
    }

    Answers answers() {
        return answers;
    }

    Rename rename() {
        return rename;
    }

    /** A text in which Nunjucks finds nothing to do. */
    static String escaped(String text) {
        return text.replaceAll("\\$\\{\\{|\\{%|\\{#|#}", "\\${{ '$0' }}");
    }

    /** A renamed text with expressions for the words. */
    String filled(String text) {
        Matcher matcher = NOUN.matcher(text);
        String nouns = matcher.replaceAll(
                found -> Matcher.quoteReplacement(noun(found.group(1), found.group(2), found.group(3))));
        return nouns.replace("qzvpackage.qzvname", "${{ values.package }}")
                .replace("qzvpackage/qzvname", "${{ values.packagePath }}")
                .replace("qzvowner", "${{ values.owner }}")
                .replace("qzvcall", "${{ values.onCall }}")
                .replace("64987", "${{ values.port }}")
                .replace("qzvart", "${{ values.article }}")
                .replace("Qzvart", "${{ values.article | capitalize }}");
    }

    private static String noun(String first, String between, String second) {
        boolean many = second.toLowerCase(Locale.ROOT).endsWith("many");
        Casing left = Casing.of(first);
        Casing right = Casing.of(second);
        String name = many ? "many" : "one";
        if (left == Casing.LOWER && right == Casing.TITLE) {
            return "${{ values." + camel("camel " + name) + " }}";
        }
        List<String> filters = left == Casing.UPPER
                ? List.of(" | upper")
                : left == Casing.LOWER
                        ? List.of(" | lower")
                        : right == Casing.LOWER ? List.of(" | capitalize") : List.of();
        String joint = between.equals(" ") ? "" : " | replace(\" \", \"" + between.replace("\n", "\\n") + "\")";
        return "${{ values." + camel(name) + String.join("", filters) + joint + " }}";
    }

    static String camel(String words) {
        StringBuilder camel = new StringBuilder();
        for (String word : words.split(" ")) {
            camel.append(camel.isEmpty() ? word : Casing.TITLE.write(word));
        }
        return camel.toString();
    }
}
