package dev.waystone.templates;

import java.util.Optional;
import java.util.function.Function;

/**
 * Merges texts by what they are: properties by key, POMs by element, the rest by line. Keyed texts are merged by line too;
 * that result is taken if it says the same without a conflict, since it has the template's comments.
 */
final class TextMerge {
    private TextMerge() {}

    /** The three texts; the version is the newer template's. */
    record Texts(String base, String yours, String theirs, Version version) {

        Texts withLf() {
            return new Texts(lf(base), lf(yours), lf(theirs), version);
        }

        private static String lf(String text) {
            return text.replace("\r\n", "\n");
        }
    }

    /** The merged text, with that many places that have markers. */
    record Result(String text, int conflicts, String reason) {}

    /** Line ends, and whether the last line has one, are those of {@code yours} unless only the template changed them. */
    static Result of(String path, Texts texts) {
        Texts plain = texts.withLf();
        Result result = path.endsWith(".properties")
                ? keyed(plain, PropertiesParts::of)
                : path.equals("pom.xml") || path.endsWith("/pom.xml")
                        ? keyed(plain, PomParts::of)
                        : LineMerge.of(plain);
        String text = withLastEnd(result.text(), plain);
        boolean crlf = isCrlf(texts.yours());
        return new Result(crlf ? text.replace("\n", "\r\n") : text, result.conflicts(), result.reason());
    }

    private static Result keyed(Texts texts, Function<String, Optional<Part>> parts) {
        Result lines = LineMerge.of(texts);
        Optional<Part> base = parts.apply(texts.base());
        Optional<Part> yours = parts.apply(texts.yours());
        Optional<Part> theirs = parts.apply(texts.theirs());
        if (base.isEmpty() || yours.isEmpty() || theirs.isEmpty()) {
            return lines;
        }
        Result keyed = KeyedMerge.of(base.get(), yours.get(), theirs.get(), texts.version());
        if (lines.conflicts() > 0 || keyed.conflicts() > 0) {
            return keyed;
        }
        Optional<Part> byLine = parts.apply(lines.text());
        Optional<Part> byKey = parts.apply(keyed.text());
        boolean same = byLine.isPresent() && byKey.isPresent() && byLine.get().saysSameAs(byKey.get());
        return same ? lines : keyed;
    }

    /** Whether most lines end as Windows has them. */
    static boolean isCrlf(String text) {
        long all = text.chars().filter(letter -> letter == '\n').count();
        return all > 0 && text.split("\r\n", -1).length - 1 > all / 2;
    }

    private static String withLastEnd(String text, Texts texts) {
        boolean yours = texts.yours().endsWith("\n");
        boolean wanted = yours == texts.base().endsWith("\n") ? texts.theirs().endsWith("\n") : yours;
        if (text.isEmpty()
                || text.endsWith("\n") == wanted
                || text.endsWith(">>>>>>> template " + texts.version() + "\n")) {
            return text;
        }
        return wanted ? text + "\n" : text.substring(0, text.length() - 1);
    }
}
