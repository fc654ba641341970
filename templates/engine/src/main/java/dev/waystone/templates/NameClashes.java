package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds classes that a clone would name as others are named already which its sources use. Pure; thread-safe. */
public final class NameClashes {
    private static final Pattern SOURCE = Pattern.compile(".*/([A-Z]\\w*)\\.java");
    private static final Pattern IMPORT = Pattern.compile("^import ([a-z][\\w.]*\\.([A-Z]\\w*));", Pattern.MULTILINE);

    private NameClashes() {}

    /** What is wrong with a noun for a clone of this template, one line each; nothing if it is good. */
    public static List<String> of(Template template, Noun noun) {
        Manifest manifest = template.manifest();
        Rename rename = Rename.of(manifest, named(manifest, noun));
        Map<String, String> used = used(template);
        List<String> problems = new ArrayList<>();
        template.golden().files().keySet().stream()
                .flatMap(NameClashes::type)
                .filter(type -> !rename.path(type).equals(type))
                .map(rename::path)
                .distinct()
                .forEach(type -> other(type, used)
                        .ifPresent(other -> problems.add("noun " + noun.one() + " names a class " + type
                                + ", and the service uses " + other + "; allowed: a name of your own, such as "
                                + noun.one() + " Record")));
        return problems;
    }

    private static Answers named(Manifest manifest, Noun noun) {
        Answers golden = Answers.golden(manifest);
        return new Answers(
                noun, golden.consumed(), golden.events(), golden.values(), golden.without(), golden.layout());
    }

    private static Optional<String> other(String type, Map<String, String> used) {
        return NounReader.isOfJava(type) ? Optional.of("java.lang." + type) : Optional.ofNullable(used.get(type));
    }

    /** Whole names of the types that sources import, by the short ones. */
    private static Map<String, String> used(Template template) {
        Map<String, String> used = new TreeMap<>();
        template.golden().files().forEach((path, file) -> {
            if (path.endsWith(".java") && file.isText()) {
                IMPORT.matcher(file.text()).results().forEach(found -> used.put(found.group(2), found.group(1)));
            }
        });
        return used;
    }

    private static Stream<String> type(String path) {
        Matcher source = SOURCE.matcher(path);
        return source.matches() ? Stream.of(source.group(1)) : Stream.empty();
    }
}
