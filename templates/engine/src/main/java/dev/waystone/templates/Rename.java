package dev.waystone.templates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the clone's nouns and values where the golden service has its own, in texts and paths: whole words only, in every
 * casing, in one pass, so that what was written is not read again. Immutable.
 */
public final class Rename {
    private static final String OPENING = "(?:[`\"'(*_]|\\{@\\w+[ \\t]+|<\\w+>)*";
    private static final String ARTICLE =
            "(?:(?<![\\p{Alnum}_'.-])(?<article>[Aa]n?)(?<gap>(?:[ \\t]+|[ \\t]*\\R[ \\t]*(?:\\*|#|//|--)?[ \\t]*)"
                    + OPENING + "))?";

    private final List<NounRename> nouns;
    private final List<Exact> exact;
    private final Pattern pattern;

    private Rename(List<NounRename> nouns, List<Exact> exact) {
        this.nouns = nouns;
        this.exact = exact.stream()
                .sorted(Comparator.comparing((Exact value) -> -value.from().length()))
                .toList();
        this.pattern = Pattern.compile(regex());
    }

    /** From the golden service's words to a clone's. */
    public static Rename of(Manifest manifest, Answers answers) {
        List<NounRename> nouns = new ArrayList<>();
        List<Exact> exact = new ArrayList<>();
        add(nouns, manifest.nouns().own(), answers.noun());
        manifest.nouns()
                .consumed()
                .ifPresent(golden -> answers.consumed().ifPresent(other -> add(nouns, golden, other)));
        answers.events().forEach((from, to) -> exact.add(Exact.word(from, to)));
        for (Map.Entry<String, String> value : manifest.values().entrySet()) {
            String to = answers.values().get(value.getKey());
            boolean same = value.getValue().equals(to);
            if (to != null && !(same && nouns.isEmpty())) { // the same is written again, or its words would be renamed
                exact.add(Exact.value(value.getValue(), to));
                if (value.getKey().equals("package")) {
                    exact.add(Exact.word(value.getValue().replace('.', '/'), to.replace('.', '/')));
                }
            }
        }
        return new Rename(nouns, exact);
    }

    private static void add(List<NounRename> nouns, Noun from, Noun to) {
        if (!from.equals(to)) {
            nouns.add(new NounRename(from, to));
        }
    }

    /** A path of the golden service as the clone has it. */
    public String path(String path) {
        return text(path);
    }

    /** A text of the golden service as the clone has it; the same object if nothing changes. */
    public String text(String text) {
        if (nouns.isEmpty() && exact.isEmpty()) {
            return text;
        }
        Matcher matcher = pattern.matcher(text);
        StringBuilder renamed = new StringBuilder(text.length() + 64);
        int copied = 0;
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            String written = written(text, matcher);
            if (written.isEmpty()) {
                from = matcher.start() + 1;
            } else {
                renamed.append(text, copied, matcher.start()).append(written);
                copied = matcher.end();
                from = copied;
            }
        }
        return copied == 0 ? text : renamed.append(text, copied, text.length()).toString();
    }

    private String written(String text, Matcher matcher) {
        String article = matcher.group("article");
        int start = article == null ? matcher.start() : matcher.end("gap");
        String found = text.substring(start, matcher.end());
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        char after = matcher.end() == text.length() ? ' ' : text.charAt(matcher.end());
        for (int i = 0; i < nouns.size(); i++) {
            if (matcher.group("noun" + i) != null) {
                NounRename noun = nouns.get(i);
                String replacement = noun.replacement(found, before, after);
                return replacement.isEmpty() || article == null
                        ? replacement
                        : cased(noun.to().article(), article) + matcher.group("gap") + replacement;
            }
        }
        String to = exact.stream()
                .filter(value -> value.from().equals(found))
                .map(Exact::to)
                .findFirst()
                .orElseThrow();
        return article == null ? to : article + matcher.group("gap") + to;
    }

    private static String cased(String article, String before) {
        return Character.isUpperCase(before.charAt(0))
                ? Character.toUpperCase(article.charAt(0)) + article.substring(1)
                : article;
    }

    private String regex() {
        List<String> alternatives = new ArrayList<>();
        exact.forEach(value -> alternatives.add(value.regex()));
        for (int i = 0; i < nouns.size(); i++) {
            alternatives.add("(?<noun" + i + ">" + nouns.get(i).regex() + ")");
        }
        return ARTICLE + "(?:" + String.join("|", alternatives) + ")";
    }

    /** A text that is replaced as it stands, where it is a whole word. */
    private record Exact(String from, String to, String regex) {

        static Exact word(String from, String to) {
            return new Exact(from, to, "(?<![\\p{Alnum}_])" + Pattern.quote(from) + "(?![\\p{Alnum}_])");
        }

        /** A plain English word is replaced only where it is all of a value, since prose may use it too. */
        static Exact value(String from, String to) {
            if (from.matches("\\p{Alpha}+")) {
                String before = "(?<=[:=] |[\"'@/=])";
                return new Exact(from, to, before + Pattern.quote(from) + "(?=[\"',}\\])\\s]|$)");
            }
            return new Exact(from, to, "(?<![\\p{Alnum}_-])" + Pattern.quote(from) + "(?![\\p{Alnum}_-])");
        }
    }
}
