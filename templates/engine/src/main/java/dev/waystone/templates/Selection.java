package dev.waystone.templates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which files of a template a clone gets, and what of each. */
final class Selection {
    private Selection() {}

    /** The features left out, checked: each is one, and none that stays needs one that goes. */
    static Set<String> off(Manifest manifest, Answers answers, List<String> problems) {
        List<String> known = List.copyOf(manifest.features().keySet());
        for (String feature : answers.without()) {
            if (!known.contains(feature)) {
                problems.add("feature " + feature + " is none of " + manifest.name()
                        + ManifestSense.allowed(feature, known));
            }
        }
        manifest.features().forEach((name, feature) -> {
            for (String needed : feature.needs()) {
                if (answers.without().contains(needed) && !answers.without().contains(name)) {
                    problems.add("feature " + name + " needs " + needed + "; allowed: leave out both, or neither");
                }
            }
        });
        return answers.without();
    }

    static FileTree of(Template template, Answers answers, Set<String> off) {
        Set<Glob> gone = new HashSet<>(template.manifest().omit());
        off.forEach(feature ->
                gone.addAll(template.manifest().features().get(feature).files()));
        SortedMap<String, TreeFile> selected = new TreeMap<>();
        if (answers.layout() == Answers.Layout.STANDALONE) {
            selected.putAll(template.shell().files());
        }
        for (Map.Entry<String, TreeFile> file : template.golden().files().entrySet()) {
            if (gone.stream().noneMatch(glob -> glob.matches(file.getKey()))) {
                selected.put(file.getKey(), file.getValue());
            }
        }
        return new FileTree(selected);
    }

    /**
     * How texts change.
     *
     * @param off features whose regions go; null keeps regions and tags
     */
    record Words(Rename rename, @Nullable Set<String> off) {}

    /** A file as the clone has it, where it comes from, and what is wrong with it. */
    record Made(String from, String path, TreeFile file, List<String> problems) {}

    static Made made(String from, TreeFile file, Words words) {
        List<String> problems = new ArrayList<>();
        String path = words.rename().path(from);
        return new Made(from, path, content(path, file, words, problems), problems);
    }

    private static TreeFile content(String path, TreeFile file, Words words, List<String> problems) {
        if (!file.isText()) {
            boolean link = file.kind() == TreeFile.Kind.LINK;
            return link ? file.withText(words.rename().path(file.text())) : file;
        }
        String source = file.text();
        boolean prune = words.off() != null && Prune.mayHaveTags(source);
        String text = prune ? Prune.text(path, source, words.off(), problems) : source;
        String renamed = words.rename().text(text);
        if (renamed.equals(source) || !problems.isEmpty()) {
            return file;
        }
        if (path.endsWith(".md")) {
            return file.withText(MarkdownTables.aligned(text, renamed));
        }
        return file.withText(path.endsWith(".java") ? laidOut(path, renamed, prune, problems) : renamed);
    }

    private static String laidOut(String path, String source, boolean pruned, List<String> problems) {
        try {
            return JavaLayout.of(path, source, pruned);
        } catch (TemplateException e) {
            problems.addAll(e.problems());
            return source;
        }
    }
}
