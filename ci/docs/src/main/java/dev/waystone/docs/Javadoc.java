package dev.waystone.docs;

import java.util.regex.Pattern;

/** Comments of the code as text of a page. */
final class Javadoc {

    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*(?:\\{[^}]*}[^}]*)*)}");
    private static final Pattern LINK =
            Pattern.compile("\\{@link(?:plain)? (?:[A-Za-z.]*#)?([A-Za-z]+)(?:\\(\\))?(?: [^}]*)?}");

    private Javadoc() {}

    /** One line for a cell of a table. */
    static String markdown(String comment) {
        String text = comment.replaceAll("(?s)\\n\\s*@[a-z].*", "").replaceAll("</?p>", "");
        text = CODE.matcher(text).replaceAll("`$1`");
        text = LINK.matcher(text).replaceAll(link -> "`" + ConfigMappings.kebab(link.group(1)) + "`");
        return cell(text.strip().replaceAll("\\s+", " "));
    }

    /** Fit for a cell of a table. */
    static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
