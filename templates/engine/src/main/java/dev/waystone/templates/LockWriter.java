package dev.waystone.templates;

import java.util.Locale;
import java.util.Map;

/** Writes {@code waystone.lock} by hand: a fixed order and one line a file keep differences small. */
final class LockWriter {
    private LockWriter() {}

    static String text(Lock lock) {
        StringBuilder text = new StringBuilder("# Written by ./waystone new and upgrade. Commit it; do not edit it.\n");
        text.append("template: ").append(lock.template()).append('\n');
        text.append("version: ").append(lock.version()).append('\n');
        text.append("tree: ")
                .append(lock.tree()
                        .map(ids -> "{golden: \"" + ids.golden() + "\", archetype: \"" + ids.archetype() + "\"}")
                        .orElse("null"))
                .append('\n');
        answers(lock.answers(), text);
        text.append(lock.files().isEmpty() ? "files: {}\n" : "files:\n");
        lock.files()
                .forEach((path, entry) -> text.append("  ")
                        .append(quoted(path))
                        .append(": {mode: ")
                        .append(entry.mode().text())
                        .append(", hash: \"")
                        .append(entry.hash())
                        .append("\"}\n"));
        return text.toString();
    }

    private static void answers(Answers answers, StringBuilder text) {
        Noun noun = answers.noun();
        text.append("answers:\n  one: ").append(noun.one()).append('\n');
        text.append("  many: ").append(noun.many()).append('\n');
        text.append("  article: ").append(noun.article()).append('\n');
        for (String name : new String[] {"package", "owner", "onCall", "port"}) {
            text.append("  ")
                    .append(name)
                    .append(": ")
                    .append(answers.value(name))
                    .append('\n');
        }
        answers.consumed()
                .ifPresent(consumed -> text.append("  consumes: {one: ")
                        .append(consumed.one())
                        .append(", many: ")
                        .append(consumed.many())
                        .append(", article: ")
                        .append(consumed.article())
                        .append("}\n"));
        if (!answers.events().isEmpty()) {
            text.append("  events: {").append(pairs(answers.events())).append("}\n");
        }
        text.append("  without: [").append(String.join(", ", answers.without())).append("]\n");
        text.append("  layout: ")
                .append(answers.layout().name().toLowerCase(Locale.ROOT))
                .append('\n');
    }

    private static String pairs(Map<String, String> map) {
        StringBuilder pairs = new StringBuilder();
        map.forEach((key, value) -> pairs.append(pairs.isEmpty() ? "" : ", ")
                .append(key)
                .append(": ")
                .append(value));
        return pairs.toString();
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./-]*[A-Za-z][A-Za-z0-9_./-]*")
                ? path
                : "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
