package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An oracle for renaming that shares nothing with it: a list of forms, and what must not be left. */
final class Residue {
    private Residue() {}

    /** Paths and lines of a clone that still have a golden noun, in whatever form. */
    static List<String> of(FileTree clone, List<Noun> golden) {
        List<String> left = new ArrayList<>();
        for (Noun noun : golden) {
            String[] words = noun.one().toLowerCase(Locale.ROOT).split(" ");
            Pattern any = Pattern.compile(
                    "(?<![a-z])" + words[0] + "[\\s_/*#-]*" + words[1] + "|" + words[0] + "[\\s_-]?" + words[1] + "|"
                            + words[0].substring(0, 1).toUpperCase(Locale.ROOT)
                            + words[0].substring(1)
                            + words[1],
                    Pattern.CASE_INSENSITIVE);
            clone.files().forEach((path, file) -> {
                if (any.matcher(path).find()) {
                    left.add(path);
                }
                if (file.isText()
                        && !path.equals(Lock.FILE)
                        && any.matcher(file.text()).find()) {
                    left.add(path + ": "
                            + file.text()
                                    .lines()
                                    .filter(line -> any.matcher(line).find())
                                    .findFirst()
                                    .orElse("?"));
                }
            });
        }
        return left;
    }

    /** A tree with every noun as a sign, articles as one and blanks as one, so that only other words are compared. */
    static Map<String, String> bare(FileTree tree, List<Noun> nouns, Map<String, String> values) {
        Map<String, String> bare = new TreeMap<>();
        tree.files().forEach((path, file) -> {
            if (file.isText() && !path.equals(Lock.FILE)) {
                bare.put(sign(path, nouns, values), signs(file.text(), nouns, values));
            }
        });
        return bare;
    }

    /** The text's signs; imports sorted, since other names come in another order. */
    private static String signs(String text, List<Noun> nouns, Map<String, String> values) {
        String imports = text.lines()
                .filter(line -> line.startsWith("import "))
                .map(line -> sign(line, nouns, values))
                .sorted()
                .collect(Collectors.joining());
        return imports + sign(text.replaceAll("(?m)^import .*\\R", ""), nouns, values);
    }

    private static String sign(String text, List<Noun> nouns, Map<String, String> values) {
        String signed = text.replace(values.get("package"), "§p")
                .replace(values.get("package").replace('.', '/'), "§p")
                .replace(values.get("onCall"), "§c")
                .replace("team: " + values.get("owner"), "team: §o")
                .replace("owner: " + values.get("owner"), "owner: §o")
                .replace(values.get("port"), "§n");
        for (int i = 0; i < nouns.size(); i++) {
            for (String form : forms(nouns.get(i).many())) {
                signed = signed.replace(form, "§" + i + "s");
            }
            for (String form : forms(nouns.get(i).one())) {
                signed = signed.replace(form, "§" + i);
            }
        }
        return signed.replaceAll("\\b([Aa])n(?=[\\s`*]*(?:\\{@\\w+\\s)?§)", "$1")
                .replaceAll("[\\s*#]+", "")
                .replaceAll("-{2,}", "--");
    }

    private static List<String> forms(String words) {
        String[] word = words.split(" ");
        String low = words.toLowerCase(Locale.ROOT);
        String pascal = words.replace(" ", "");
        return List.of(
                        words,
                        low,
                        word[0] + low.substring(word[0].length()),
                        low.replace(" ", "\n"),
                        low.replace(" ", "\n * "),
                        pascal,
                        word[0].toLowerCase(Locale.ROOT) + pascal.substring(word[0].length()),
                        low.replace(' ', '-'),
                        low.replace(' ', '_'),
                        low.replace(' ', '_').toUpperCase(Locale.ROOT),
                        low.replace(" ", ""))
                .stream()
                .sorted((a, b) -> b.length() - a.length())
                .collect(Collectors.toList());
    }
}
