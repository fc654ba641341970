package dev.waystone.templates;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What {@code template.yaml} says: which living service the template is, and what of it is its own. Paths and names are
 * the golden service's. Immutable.
 *
 * @param name the template's name, also its folder
 * @param version raised by whoever changes what clones get
 * @param golden the living service's folder, from the repository's root
 * @param nouns what is renamed
 * @param values other exact texts that are replaced, by the answer's name
 * @param features what can be left out, by name
 * @param files who a file belongs to; the first rule that fits decides
 * @param omit files of the golden service that no clone gets
 * @param shell files of the platform's root that a standalone clone gets besides
 * @param migrations oldest first
 */
public record Manifest(
        String name,
        Version version,
        String description,
        String golden,
        Nouns nouns,
        SortedMap<String, String> values,
        Map<String, Feature> features,
        List<FileRule> files,
        List<Glob> omit,
        List<String> shell,
        List<Migration> migrations) {

    /**
     * The nouns of the golden service.
     *
     * @param own its aggregate
     * @param consumed the aggregate of the topic that it reads, if it reads one
     * @param events the consumed events' types, each with what it is for
     */
    public record Nouns(Noun own, Optional<Noun> consumed, SortedMap<String, String> events) {}

    /**
     * What can be left out.
     *
     * @param files go when it is left out, besides the regions tagged with its name
     * @param needs features that it cannot be without
     * @param derived whether {@link TopicSkeleton} takes its place, made of the documents of the topic that is read
     */
    public record Feature(String description, List<Glob> files, List<String> needs, boolean derived) {}

    /** Who the files of these paths belong to. */
    public record FileRule(Mode mode, List<Glob> paths) {}

    /**
     * Reads {@code template.yaml}.
     *
     * @param where the file's name, for the errors
     * @throws TemplateException with every problem: file, line, what is allowed, the nearest match
     */
    public static Manifest parse(String yaml, String where) {
        return ManifestReader.read(yaml, where);
    }

    /** The feature that is the sample of a topic, and in whose place {@link TopicSkeleton} comes; empty if there is none. */
    public Optional<String> derived() {
        return features.entrySet().stream()
                .filter(feature -> feature.getValue().derived())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A feature and all that cannot be without it. */
    public Set<String> with(String feature) {
        Set<String> all = new TreeSet<>(Set.of(feature));
        features.forEach((name, other) -> {
            if (other.needs().contains(feature)) {
                all.addAll(with(name));
            }
        });
        return all;
    }

    /** Who a file of the golden service belongs to; shared if no rule says. */
    public Mode mode(String path) {
        return files.stream()
                .filter(rule -> rule.paths().stream().anyMatch(glob -> glob.matches(path)))
                .map(FileRule::mode)
                .findFirst()
                .orElse(Mode.SHARED);
    }
}
