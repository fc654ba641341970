package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A template for Backstage's scaffolder, {@code scaffolder.backstage.io/v1beta3}, made of the same living service: a
 * {@code template.yaml} and a {@code skeleton/} in Nunjucks as the scaffolder sets it up. What it gives is a standalone
 * clone before its sources are laid out, with a lock file that the first upgrade completes. Pure; thread-safe.
 */
public final class Backstage {
    private static final String SKELETON = "skeleton/";

    private final Template template;
    private final Manifest manifest;
    private final Placeholders placeholders;

    private Backstage(Template template) {
        this.template = template;
        this.manifest = template.manifest();
        this.placeholders = new Placeholders(manifest);
    }

    /**
     * The template with its skeleton.
     *
     * @param documents what a repository of its own has besides, as it is, such as the documents of the topic that it reads
     * @throws TemplateException if the template's tags or POM are wrong
     */
    public static FileTree of(Template template, FileTree documents) {
        return new Backstage(template).files(documents);
    }

    private FileTree files(FileTree documents) {
        List<String> problems = new ArrayList<>();
        SortedMap<String, TreeFile> files = new TreeMap<>();
        Answers standalone = placeholders.answers();
        FileTree selected = Generation.place(Selection.of(template, standalone, Set.of()), standalone, problems);
        for (Map.Entry<String, TreeFile> file : selected.files().entrySet()) {
            String path = file.getKey();
            TreeFile content = file.getValue();
            files.put(
                    SKELETON + path(path),
                    content.isText() ? content.withText(text(path, content, problems)) : content);
        }
        if (!problems.isEmpty()) {
            throw new TemplateException(problems);
        }
        documents
                .files()
                .forEach((path, file) -> files.put(SKELETON + path, file.withText(Placeholders.escaped(file.text()))));
        Lock lock = new Lock(manifest.name(), manifest.version(), template.tree(), standalone, new TreeMap<>());
        String without = "without: [${{ values.without | join(\", \") }}]";
        files.put(
                SKELETON + Lock.FILE,
                TreeFile.of(placeholders.filled(lock.text()).replace("without: []", without)));
        files.put("template.yaml", TreeFile.of(BackstageEntity.text(manifest)));
        return new FileTree(files);
    }

    private String path(String path) {
        String named = placeholders.filled(placeholders.rename().path(path));
        List<String> features = manifest.features().entrySet().stream()
                .filter(feature -> !feature.getValue().derived())
                .filter(feature -> feature.getValue().files().stream().anyMatch(glob -> glob.matches(path)))
                .map(Map.Entry::getKey)
                .toList();
        return features.isEmpty() ? named : guarded(named, on(features));
    }

    /** The scaffolder renders the path of each folder, too, and leaves out what has one without a name in it. */
    private static String guarded(String path, String condition) {
        int end = path.indexOf('/');
        String first = end < 0 ? path : path.substring(0, end);
        return "{% if " + condition + " %}" + first + "{% endif %}" + path.substring(first.length());
    }

    private String text(String path, TreeFile file, List<String> problems) {
        String text = Placeholders.escaped(file.text());
        text = placeholders.filled(placeholders.rename().text(text));
        return Prune.mayHaveTags(text)
                ? Prune.replaced(
                        path, text, feature -> "{% if " + on(List.of(feature)) + " %}", "{% endif %}", problems)
                : text;
    }

    private static String on(List<String> features) {
        return features.stream()
                .map(feature -> "not (\"" + feature + "\" in values.without)")
                .collect(Collectors.joining(" and "));
    }
}
