package dev.waystone.templates;

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

    /** @param off features whose regions go; null keeps regions and tags */
    static TreeFile content(
            String path, TreeFile file, Rename rename, @Nullable Set<String> off, List<String> problems) {
        if (!file.isText()) {
            return file.kind() == TreeFile.Kind.LINK ? file.withText(rename.path(file.text())) : file;
        }
        String source = file.text();
        String text = off != null && Prune.mayHaveTags(source) ? Prune.text(path, source, off, problems) : source;
        text = rename.text(text);
        if (text.equals(source)) {
            return file;
        }
        return file.withText(path.endsWith(".java") && problems.isEmpty() ? JavaLayout.of(path, text) : text);
    }
}
